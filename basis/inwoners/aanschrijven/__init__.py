"""How the BRP says a person is written to: name, form of address and address lines. Pure: no database, no clock."""

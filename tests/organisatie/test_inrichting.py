"""The inrichting of one gemeente knows nothing of another's."""

import pytest

from basis.organisatie.enums import SoortTeam
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.handelingen import voeg_kern_toe, voeg_team_toe
from tests.fabriek import wereld


def test_een_toegangspunt_van_een_andere_gemeente(db):
    """Its meldingen would go to a team of ours (`team_van`)."""
    hier, elders = wereld(), wereld()
    for doe in (
        lambda: voeg_kern_toe(hier.systeem, "Zetten", elders.toegangspunt),
        lambda: voeg_team_toe(hier.systeem, "Zetten", SoortTeam.TOEGANGSPUNT, elders.toegangspunt),
    ):
        with pytest.raises(Geweigerd, match="hoort niet bij deze gemeente"):
            doe()
    assert voeg_team_toe(hier.systeem, "Zetten", SoortTeam.GEMEENTE).toegangspunt is None

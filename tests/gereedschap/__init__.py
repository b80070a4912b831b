"""What the tests run on: databases, a live server, a worker, a browser. No facts of the domain."""

"""What `./run` and `./test` stand on: dependencies, servers, keys and processes.

Python's standard library only, so that it works before anything is installed.
"""

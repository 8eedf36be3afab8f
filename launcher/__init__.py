"""The machine room: everything that makes a fresh machine run MET Hub.

Only Python's standard library is used: this package runs before anything else is installed.
"""

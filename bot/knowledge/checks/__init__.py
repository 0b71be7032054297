"""What the check looks at beyond the schema, one concern a module.

Each module's `problems` yields all that it finds in a reading. What can be seen in a single
file is looked for in the documents, so that a story with a broken field gets all its problems
at once; what takes several entries is looked for in the snapshot.
"""

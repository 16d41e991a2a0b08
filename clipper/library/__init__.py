"""The rules of the app: one shelf per noun; every write is one transaction and returns Changes."""

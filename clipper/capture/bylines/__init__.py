"""Reading who wrote it, in the lines around a title: names, the lines that hold them, and the bylines of Chinese texts."""

"""A saved or pasted HTML page -> drafts: the body as text and spans, and the metadata with origins."""

"""Values to text or bytes: outline, one writer per format, citations, merge, verify."""

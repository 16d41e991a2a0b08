"""The article: a QTextDocument built from text and spans, painted with its highlights. The only room that counts UTF-16."""

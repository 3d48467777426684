"""True of any string: documents, tokens, sentences, paragraphs, quotation marks."""

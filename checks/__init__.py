"""Files in, text with places, figures stated, checks, report. Owes the generator nothing but the files."""

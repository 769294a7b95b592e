"""A list of Holders in an Excel workbook (.xlsx), read as a stream.

No library tells all that a list needs: that a row is hidden, that a formula has no value yet, how a number is shown.
And each keeps the sheet, or all its texts, in memory.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tenor.holders.places import no_list
from tenor.holders.row import Row
from tenor.holders.workbook.contents import contents
from tenor.holders.workbook.package import opened
from tenor.holders.workbook.sheet import sheet_rows
from tenor.matter.scalars import Mistake
from warrant.listed import Source

SAVE_AGAIN = "open it in a spreadsheet, and save it again as .xlsx without a password"
BROKEN = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, KeyError, NotImplementedError, RuntimeError)


def rows(source: Source, path: Path) -> Iterator[Row]:
    """The headings and the cells of each row of the one sheet that shows, or of the one that ``source.table`` names.

    ``BadMatter`` where there is no such sheet, the file is no workbook, or one larger than any list is.
    """
    try:
        with opened(path) as package:
            yield from sheet_rows(package, contents(package, source.table))
    except Mistake as mistake:
        raise no_list(source, mistake.what, mistake.instead) from None
    except OSError as error:
        raise no_list(
            source, f"the list cannot be read ({error.strerror})", "mend the file or its permissions"
        ) from None
    except (*BROKEN, ValueError) as error:
        raise no_list(source, f"this is no workbook that can be read ({error})", SAVE_AGAIN) from None

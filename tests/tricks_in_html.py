"""Ways to make an HTML page show other than it holds: what is put in front of the price, or into the head.

Each says which rule finds it and what the finding says. The page reads $3.77 as before.
"""

HEAD, PRICE = "</head>", "$3.77"

IN_PLACE_OF_PRICE = {
    "hidden words": ('<i style="display:none">$3.77</i>$4.77', "FIL-02", "hidden by its style"),
    "words that are invisible": ('<i style="visibility:hidden">$3.77</i>$4.77', "FIL-02", "hidden by its style"),
    "white words": ('<i style="color:#fefefe">$3.77</i>$4.77', "FIL-02", "white"),
    "tiny words": ('<i style="font-size:1px">$3.77</i>$4.77', "FIL-02", "too small"),
    "transparent words": ('<i style="opacity:0.01">$3.77</i>$4.77', "FIL-02", "transparent"),
    "words moved away": ('<i style="position:absolute;left:-9999px">$3.77</i>$4.77', "FIL-02", "outside the page"),
    "words cut off": ('<i style="overflow:hidden;width:0">$3.77</i>$4.77', "FIL-02", "cut off"),
    "words folded away": ("<i hidden>$3.77</i>$4.77", "FIL-02", "folded away"),
    "a script in the text": ("$3.77<script>document.body.innerText = 4.77</script>", "FIL-06", "a script"),
    "a script at a touch": ('<i onmouseover="this.innerText = 4.77">$3.77</i>', "FIL-06", "a script on an element"),
    "a page within the page": ('$3.77<iframe src="https://example.com"></iframe>', "FIL-06", "a page within the page"),
    "a picture kept elsewhere": ('$3.77<img src="https://example.com/a.png">', "FIL-06", "kept elsewhere"),
    "a picture in the page": ('$3.77<img src="data:image/png;base64,AAAA">', "FIL-09", "a picture"),
    "an embedded object": ('$3.77<object data="https://example.com"></object>', "FIL-06", "an embedded object"),
}

IN_HEAD = {
    "a style sheet kept elsewhere": ('<link rel="stylesheet" href="https://a/b.css">', "FIL-06", "kept elsewhere"),
    "styles taken from elsewhere": ("<style>@import url(https://a/b.css);</style>", "FIL-06", "kept elsewhere"),
    "a typeface that the page brings": ("<style>@font-face { src: url(data:,) }</style>", "FIL-06", "typeface"),
    "a picture that the style fetches": ("<style>p { background: url(https://a/b) }</style>", "FIL-06", "elsewhere"),
    "a page that goes on": ('<meta http-equiv="refresh" content="0; url=https://example.com">', "FIL-06", "goes on"),
    "a script in the head": ('<script src="https://example.com/a.js"></script>', "FIL-06", "a script"),
    "words that the style writes": ("<style>p::after { content: '$4.77' }</style>", "FIL-09", "what the style writes"),
}  # fmt: skip

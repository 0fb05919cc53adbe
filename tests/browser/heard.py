"""What Chromium tells a screen reader of a page: its words, in order."""


def words(page):
    """The texts of the accessibility tree in the order in which they are read."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    known = {node["nodeId"]: node for node in tree}

    def below(node):
        if not node["ignored"] and node["role"]["value"] == "StaticText":
            yield node["name"]["value"]
        for child in node.get("childIds", ()):
            yield from below(known[child])

    return list(below(tree[0]))

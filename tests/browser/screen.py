"""What a reader sees of a page and does to it."""

PANE = "#pane"
FOCUSED = "document.activeElement"


def marked(page) -> str:
    return " ".join(page.locator(".pane-text mark").all_inner_texts())


def address(page) -> str:
    return page.evaluate("location.hash")


def opens(page, hash_: str) -> None:
    """Waits until the pane shows what stands at an address."""
    page.wait_for_selector(f"a.is-open[href='{hash_}']", state="attached")


def select(page, link: str) -> None:
    """Selects a link to words and waits for them."""
    page.click(link)
    opens(page, page.get_attribute(link, "href"))

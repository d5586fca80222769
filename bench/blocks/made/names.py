"""What the elements of a page are called: a vocabulary for each kind, and ways to spell it.

The words are those that themes of content systems, style guides and schema.org share; each site
mixes them its own way, misnames a part here and there, or has names made by a machine.
"""

import random

KINDS = {
    "body": """article-body article-content entry-content post-content story-body body-copy
        article-text content text post-body rich-text main-text article__body story-content
        detail-text inhalt texte-article contenido-nota tekst innhold corpo body-text page-content
        single-content articleBody js-body reading-area longform wysiwyg field-item
        text-content article-copy prose articleText contentBody storyBody""",
    "paragraph": """paragraph text block body-text p text-block story-text para copy rte
        paragraph-wrap component-text""",
    "article": """article story post entry single news-article hentry detail artikel noticia page
        content-area main-col post-single""",
    "page": """page site wrapper container app root layout main-wrap site-content content-wrapper
        viewport page-wrap body-wrap global main-content""",
    "wrap": """content content-area main-content entry story row col inner wrap section
        grid
        col-md-8 container cell box group layout-main
        region block flex area holder unit module clearfix column main-column content primary""",
    "menu": """nav menu navbar main-nav navigation nav-list primary-menu menubar site-nav mega-menu
        dropdown-menu hauptnavigation submenu""",
    "header": "header masthead site-header top topbar page-header kopf branding",
    "footer": "footer site-footer colophon page-footer bottom foot-links fuss",
    "legal": "legal copyright disclaimer small-print terms footer-text impressum",
    "crumbs": "breadcrumb breadcrumbs crumbs path you-are-here",
    "share": """share social share-bar sharing share-buttons sns addtoany tools actions icons teilen
        article-tools""",
    "related": """related related-posts more-stories recommended read-next teaser-list also-read
        linked-stories see-also mehr-zum-thema lees-ook further lire-aussi inline-link promo-link
        related-content readmore""",
    "card": """card teaser item story-card tile entry post list-item media-object feed-item promo
        article-preview result""",
    "sidebar": """sidebar aside widget-area rail secondary right-col side-column trending
        most-read column-side widget""",
    "newsletter": """newsletter signup subscribe newsletter-box cta email-form inline-promo
        box-newsletter subscription join""",
    "paywall": "paywall premium subscriber-only gate offer regwall metered plus-box login-box",
    "cookie": "cookie consent cookie-banner gdpr notice privacy-bar modal overlay",
    "ad": "ad advert advertisement ad-slot sponsor banner promo-unit dfp anzeige publicidad adbox",
    "figure": "figure image media photo picture lead-image article-image wp-caption inline-image",
    "caption": """caption image-caption figcaption wp-caption-text media-caption legend photo-text
        img-desc bildtext credit""",
    "byline": """byline author author-name meta writer by entry-meta article-meta info skribent
        autor""",
    "date": "date timestamp published time post-date datetime datum fecha entry-date",
    "kicker": "kicker section-label category eyebrow overline rubrik label topic",
    "headline": "headline title entry-title article-title page-title h1 titel",
    "standfirst": """standfirst dek subtitle lead summary intro deck article-summary excerpt lede
        subhead chapo teasertext description entradilla""",
    "bio": "author-bio about-author bio author-box contributor author-info profile writer-card",
    "tags": "tags topics keywords tag-list post-tags filed-under",
    "comments": "comments comment-list disqus responses discussion comment-area reader-comments",
    "comment": "comment comment-body response reply comment-text",
    "fact": "factbox infobox box facts key-facts sidebar-box highlights summary-box note info-box",
    "points": "key-points highlights summary takeaways bullet-summary at-a-glance tldr",
    "quote": "quote blockquote citation wp-block-quote zitat",
    "pull": "pullquote pull-quote callout highlight big-quote quote aside",
    "list": "list bullets steps ingredients items wp-block-list checklist",
    "table": "table data scores results wp-block-table standings specs",
    "live": """live-entry live-post update live-item entry timeline-item post stream-item
        live-blog__post key-event block""",
    "hidden": "visually-hidden sr-only hidden screen-reader-text print-only tooltip",
    "video": "video player video-player embed media-player podcast audio gallery",
}
VOCABULARY = {kind: words.split() for kind, words in KINDS.items()}
NEUTRAL = """row col-12 inner wrap section box u-mt-4 grid block is-wide container l-main r3 flex
    span8 component module unit js-item mod-7""".split()  # noqa: SIM905 - read as running words
# What systems write on the whole page or the whole article, whatever stands in it.
MARKS = """single single-post post-template has-sidebar sidebar-right has-post-thumbnail
        header-fixed
    nav-closed with-comments menu-off logged-out no-js category-news tag-local postid-4711
    wp-custom-logo layout-wide title-shown modal-ready social-on by-author date-shown media-hero
    hidden-off type-post status-publish format-standard has-header-image with-ads premium-off
    article-page content-page share-enabled newsletter-open left-menu image-top list-view
    """.split()  # noqa: SIM905 - the same
TAILWIND = """mt-4 px-2 text-lg flex mx-auto leading-7 w-full md:w-2/3 prose
    font-serif""".split()  # noqa: SIM905 - the same
SCHEMA = 0.15  # sites that mark the body with schema.org's name for it
PREFIXES = ("td-", "c-", "m-", "wp-block-", "site-", "o-", "nx-", "block-", "field--")
SUFFIXES = ("__inner", "__content", "-wrap", "--main", "__text", "-container", "__list", "-1")
SPELLINGS = ("plain",) * 5 + (
    "prefix",
    "element",
    "element",
    "module",
    "hashed",
    "tailwind",
    "none",
)


class Names:
    """One site's way to name its elements: a kind has the same name each time."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._spelling = draw.choice(SPELLINGS)
        self._joint = draw.choice(("-", "__", "_", "-"))
        self._wrong = draw.choice((0.0, 0.0, 0.01, 0.04))
        self._bare = draw.choice((0.0, 0.05, 0.1, 0.3))
        self._schema = draw.random() < SCHEMA
        self._components = draw.choice(("", "", "", "", "data-testid", "data-component"))
        self._parts = draw.random()  # how many of its elements a site names so
        self._known: dict[str, str] = {}
        self.marks = draw.sample(MARKS, draw.choice((0, 0, 0, 1, 2, 5)))

    def of(self, kind: str) -> str:
        """Return the attributes of an element of a kind, with a space before, or nothing."""
        if kind not in self._known:
            name = self._spelled(self._part(kind))
            attribute = "id" if self._draw.random() < 0.06 else "class"
            said = f' {attribute}="{name}"' if name else ""
            self._known[kind] = said + self._said_again(kind)
        return self._known[kind]

    def _said_again(self, kind: str) -> str:
        """Return what else says what an element is: schema.org's names, names for components."""
        if kind == "body" and self._schema:
            return ' itemprop="articleBody"'
        if (
            self._components
            and kind.partition(" ")[0] in VOCABULARY
            and self._draw.random() < self._parts
        ):
            return f' {self._components}="{self._part(kind)}"'
        return ""

    def _part(self, kind: str) -> str:
        """Return the word for a kind; the part of one ("card title") is called after it, or not."""
        base, _, part = kind.partition(" ")
        if base not in VOCABULARY:
            return ""
        if not part:
            return self._word(base)
        if self._draw.random() < 0.4:
            return ""
        word = self._word(base)
        own = word + self._joint + part.replace(" ", "-")
        return self._draw.choice((own, own, part, self._word(part) if part in VOCABULARY else own))

    def _word(self, kind: str) -> str:
        drawn = self._draw.random()
        if drawn < self._wrong:
            return self._draw.choice(VOCABULARY[self._draw.choice(sorted(VOCABULARY))])
        if drawn < self._wrong + self._bare:
            return self._draw.choice(("", *NEUTRAL))
        return self._draw.choice(VOCABULARY[kind])

    def _spelled(self, word: str) -> str:  # noqa: PLR0911 - one for each spelling
        draw = self._draw
        if not word or self._spelling == "none":
            return ""
        if self._spelling == "prefix":
            return draw.choice(PREFIXES) + word + draw.choice(("", " " + draw.choice(NEUTRAL)))
        if self._spelling == "element":
            return f"{word} {word}{draw.choice(SUFFIXES)}"
        if self._spelling == "module":
            parts = "".join(part.title() for part in word.replace("_", "-").split("-"))
            return f"{parts}_{draw.choice(('root', 'text', 'wrap', 'item'))}__{self._hash()}"
        if self._spelling == "hashed":
            return f"css-{self._hash()}"
        if self._spelling == "tailwind":
            return " ".join(draw.sample(TAILWIND, draw.randint(1, 5)))
        return word

    def _hash(self) -> str:
        return "".join(self._draw.choices("abcdefghjkmnpqrstuvwxyz0123456789", k=6))

"""Whose page it is on a platform that many outlets publish on: the platform, which names itself as the site, is no source."""

import re

_WECHAT = "微信公众平台"
_NICKNAME = re.compile(r"""\bnickname\s*=\s*(?:htmlDecode\()?["']([^"'<>\\]{1,60})["']""")


def account_of(site_name: str, html: str) -> str | None:
    """The account that published a page of a platform with this name; None on other sites, and where the page does not tell."""
    told = _NICKNAME.search(html) if site_name == _WECHAT else None
    return told[1].strip() or None if told else None

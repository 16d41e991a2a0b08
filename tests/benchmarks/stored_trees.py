"""Trees as they are trained, in the form in which they are stored and read again (`capture.trees`)."""

from collections.abc import Mapping
from typing import Any


def nested(node: Mapping[str, Any]) -> object:
    """A tree of LightGBM's dump as `[feature, threshold, if_at_most, if_more]`, a leaf as a number."""
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    return [node["split_feature"], float(f"{node['threshold']:.5g}"), nested(node["left_child"]), nested(node["right_child"])]

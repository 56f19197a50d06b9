"""A panel: controls, a drawing that follows them, and the data behind it one call away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import pandas as pd
from ipywidgets import HTML, Dropdown, HBox, Layout, ValueWidget, VBox
from itables import to_html_datatable

WIDTH: Final = "640px"  # of a drawing

Select = Callable[..., pd.DataFrame]
Draw = Callable[[pd.DataFrame], str]


class Panel:
    """Controls and what they show.

    `controls` are the widgets by name: `panel.controls["measure"].value = "pages"` moves one as a hand does. `data` is
    the frame behind what is shown now.
    """

    def __init__(self, controls: Mapping[str, ValueWidget], select: Select, draw: Draw) -> None:
        self.controls = controls
        self.data = pd.DataFrame()
        self._select, self._draw = select, draw
        self._drawing = HTML(layout=Layout(width=WIDTH))
        self._shown = VBox([HBox(list(controls.values()), layout=Layout(flex_flow="row wrap")), self._drawing])
        for control in controls.values():
            control.observe(self._follow, "value")
        self._follow()

    @property
    def drawing(self) -> str:
        """The drawing shown now, as HTML."""
        return str(self._drawing.value)

    def _follow(self, _: object = None) -> None:
        self.data = self._select(**{name: control.value for name, control in self.controls.items()})
        self._drawing.value = self._draw(self.data)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self._shown._repr_mimebundle_(**options)


def choice(name: str, options: Mapping[str, Any]) -> Dropdown:
    """A choice among values, each shown by its words."""
    return Dropdown(options=list(options.items()), description=name, style={"description_width": "initial"})


def table(frame: pd.DataFrame) -> HTML:
    """A frame as a table to sort and to search, which needs no network."""
    return HTML(to_html_datatable(frame, connected=False, lengthMenu=[10, 25, 100], showIndex=False))

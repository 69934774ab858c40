//! Of the colours of themes.

pub(super) const TABLE: super::Table = &[
    ("the light scheme", "no esquema claro"),
    ("the dark scheme", "no esquema escuro"),
    (
        "`{front}` on `{ground}` has a contrast of {ratio} in {scheme}, and {need}",
        "`{front}` sobre `{ground}` tem um contraste de {ratio} {scheme}, e {need}",
    ),
    ("text needs 4.5", "o texto precisa de 4.5"),
    ("lines and marks need 3", "as linhas e os sinais precisam de 3"),
    (
        "{colour} is too near to {ground}: `\"{enough}\"` would do",
        "{colour} está demasiado perto de {ground}: `\"{enough}\"` serviria",
    ),
    ("a colour scheme", "um esquema de cores"),
    ("The colours of pages in the light scheme.", "As cores das páginas no esquema claro."),
    ("The colours of pages in the dark scheme.", "As cores das páginas no esquema escuro."),
    (
        "The colour of the ground in pictures, if not that of the light scheme: `\"#f6f2e9\"`, in quotes.",
        "A cor do fundo nas imagens, se não for a do esquema claro: `\"#f6f2e9\"`, entre aspas.",
    ),
    (
        "The colour of writing in pictures, if not that of the light scheme.",
        "A cor da escrita nas imagens, se não for a do esquema claro.",
    ),
    (
        "The colour of land in pictures, if not that of the light scheme.",
        "A cor da terra nas imagens, se não for a do esquema claro.",
    ),
    (
        "The colour of what stands out in pictures, if not that of the light scheme.",
        "A cor do que se destaca nas imagens, se não for a do esquema claro.",
    ),
    (
        "The colours of the regions in pictures, in their order, if not those of the light scheme.",
        "As cores das regiões nas imagens, pela ordem delas, se não forem as do esquema claro.",
    ),
    (
        "The colour behind everything: `\"#fbfaf6\"`, in quotes.",
        "A cor por trás de tudo: `\"#fbfaf6\"`, entre aspas.",
    ),
    ("The colour of text.", "A cor do texto."),
    ("The colour of text that matters less.", "A cor do texto menos importante."),
    ("The colour of fine lines between parts.", "A cor das linhas finas entre as partes."),
    ("The colour of coasts and frontiers on maps.", "A cor das costas e das fronteiras nos mapas."),
    ("The colour of lines that one must see.", "A cor das linhas que é preciso ver."),
    ("The colour of what stands out.", "A cor do que se destaca."),
    ("The colour of the sea on maps.", "A cor do mar nos mapas."),
    ("The colour of land on maps.", "A cor da terra nos mapas."),
    ("The colour behind boxes and code.", "A cor por trás de caixas e de código."),
    (
        "Colours for more regions, which pictures and print do not use.",
        "Cores para mais regiões, que as imagens e a impressão não usam.",
    ),
    ("field:light", "Esquema claro"),
    ("field:dark", "Esquema escuro"),
    ("field:quiet", "Cor discreta"),
    ("field:rule", "Linhas finas"),
    ("field:line", "Linhas dos mapas"),
    ("field:strong", "Linhas fortes"),
    ("field:sea", "Mar"),
    ("field:wash", "Fundo das caixas"),
    ("field:spare_hues", "Cores de reserva"),
];

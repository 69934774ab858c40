//! Of lists, texts and quotations in data that YAML cannot read.

pub(super) const TABLE: super::Table = &[
    // Lists and groups.
    ("there is a comma without an entry", "há uma vírgula sem entrada"),
    ("delete the comma, or write the entry", "apague a vírgula, ou escreva a entrada"),
    ("a bracket is here, but nothing opens it", "há aqui um parêntese, mas nada o abre"),
    ("`{open}` is closed by `{wrong}`", "`{open}` é fechado por `{wrong}`"),
    ("write `{close}` at the end of the list", "escreva `{close}` no fim da lista"),
    (
        "this is behind the bracket that ends the list",
        "isto está depois do parêntese que termina a lista",
    ),
    (
        "put it between the brackets, after a comma; if the whole is a text, put it in quotes",
        "ponha-o entre os parênteses, depois de uma vírgula; se tudo for um texto, ponha-o entre aspas",
    ),
    (
        "the list or group ends above this line, and a file has only one",
        "a lista ou o grupo termina acima desta linha, e um ficheiro só tem um",
    ),
    (
        "put the line between its brackets, or delete it",
        "ponha a linha entre os parênteses, ou apague-a",
    ),
    (
        "a dash begins no entry between brackets",
        "entre parênteses, um hífen não começa uma entrada",
    ),
    (
        "delete the dash, and separate the entries with commas",
        "apague o hífen, e separe as entradas com vírgulas",
    ),
    ("a list begins on the line below its key", "uma lista começa na linha abaixo do seu campo"),
    (
        "write each entry on a line of its own, or all between brackets",
        "escreva cada entrada na sua própria linha, ou todas entre parênteses",
    ),
    // Texts of several lines.
    ("the text begins on the line below `{sign}`", "o texto começa na linha abaixo de `{sign}`"),
    (
        "break the line behind `{header}`, and indent the text",
        "mude de linha depois de `{header}`, e avance o texto",
    ),
    (
        "`{header}` begins a text, and only a comment is below it",
        "`{header}` começa um texto, e abaixo só há um comentário",
    ),
    (
        "write the text, indented further than its key, or delete `{header}`",
        "escreva o texto, mais avançado do que o seu campo, ou apague `{header}`",
    ),
    (
        "this empty line has more spaces than the first line of the text",
        "esta linha vazia tem mais espaços do que a primeira linha do texto",
    ),
    ("delete the spaces of the line", "apague os espaços da linha"),
    (
        "a tab is in a line that should be empty",
        "há uma tabulação numa linha que devia estar vazia",
    ),
    ("delete the tab", "apague a tabulação"),
    (
        "write `{word}: …`, or indent the line if it goes on with the text above it",
        "escreva `{word}: …`, ou avance a linha se ela continuar o texto acima",
    ),
    // Quotations and comments.
    ("`{escape}` is no escape of YAML", "`{escape}` não é uma sequência de escape do YAML"),
    (
        "a `\\` in this text in double quotes begins no escape of YAML",
        "uma `\\` neste texto entre aspas duplas não começa nenhuma sequência de escape do YAML",
    ),
    (
        "write `\\\\` for a backslash, or put the text in single quotes",
        "escreva `\\\\` para uma barra invertida, ou ponha o texto entre aspas simples",
    ),
    (
        "write `'` alone: in double quotes it needs no `\\`",
        "escreva só `'`: entre aspas duplas não precisa de `\\`",
    ),
    (
        "each line of a text in quotes must be indented further than its key",
        "cada linha de um texto entre aspas deve avançar mais do que o seu campo",
    ),
    (
        "indent the lines of the text two spaces further than its key",
        "avance as linhas do texto dois espaços em relação ao campo",
    ),
    (
        "a space is missing before the `#` of a comment",
        "falta um espaço antes do `#` de um comentário",
    ),
    (
        "write a space before `#`; if the whole is a text, put it in quotes",
        "escreva um espaço antes de `#`; se tudo for um texto, ponha-o entre aspas",
    ),
    ("write a space before `#`", "escreva um espaço antes de `#`"),
    (
        "a second document begins here, and a file is one document",
        "começa aqui um segundo documento, e um ficheiro é um só documento",
    ),
    (
        "delete the line `---` or `...` above, which ends the first one",
        "apague a linha `---` ou `...` acima, que termina o primeiro",
    ),
];

//! Of marks in Markdown that are taken for text, and of text that is taken for marks.

pub(super) const TABLE: super::Table = &[
    (
        "`<{name}>` is left over from Word, and HTML is not let through",
        "`<{name}>` é um resto do Word, e não se aceita HTML",
    ),
    (
        "delete the tag and the one that closes it, and keep the words",
        "apague a etiqueta e a que a fecha, e deixe as palavras",
    ),
    (
        "this alert is shown as a plain quotation: words follow its name",
        "este aviso aparece como uma simples citação: há palavras depois do nome",
    ),
    (
        "begin a new line behind `{name}`, with `> ` before the words",
        "comece uma linha nova depois de `{name}`, com `> ` antes das palavras",
    ),
    ("there is no alert `{name}`", "não há nenhum aviso `{name}`"),
    ("the alerts are {all}", "os avisos são {all}"),
    (
        "this alert is shown as a plain quotation: its name is misspelt",
        "este aviso aparece como uma simples citação: o nome está mal escrito",
    ),
    ("write `[!{right}]`", "escreva `[!{right}]`"),
    (
        "the file contains two versions of this text, with the marks of a merge conflict",
        "o ficheiro contém duas versões deste texto, com as marcas de um conflito",
    ),
    (
        "keep the right version, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`",
        "guarde a versão certa, e apague as linhas `<<<<<<<`, `=======` e `>>>>>>>`",
    ),
    (
        "readers see the signs `{mark}` here, and no bold or italic words",
        "os leitores veem aqui os sinais `{mark}`, e nenhum negrito ou itálico",
    ),
    (
        "write the signs directly around the words, without a space inside",
        "escreva os sinais junto das palavras, sem espaço por dentro",
    ),
    (
        "write a space between the signs and the next word, or put punctuation behind the signs",
        "escreva um espaço entre os sinais e a palavra seguinte, ou ponha a pontuação depois dos sinais",
    ),
    ("`{mark}` begins bold words that do not end", "`{mark}` começa um negrito que não acaba"),
    (
        "write `{mark}` behind the last of them; they end with their paragraph",
        "escreva `{mark}` depois da última palavra; o negrito acaba dentro do parágrafo",
    ),
    (
        "the line `{line}` makes a heading of the text above it",
        "a linha `{line}` faz um intertítulo do texto que está por cima",
    ),
    (
        "write an empty line before `{line}`; a heading begins with `## `",
        "escreva uma linha vazia antes de `{line}`; um intertítulo começa por `## `",
    ),
    (
        "delete the line, or begin the heading with `## `",
        "apague a linha, ou comece o intertítulo por `## `",
    ),
    (
        "this heading is of the first level, as the title of the page is",
        "este intertítulo é do primeiro nível, como o título da página",
    ),
    (
        "`{braces}` is shown as it is written: a heading can have an id alone",
        "`{braces}` aparece tal como está escrito: um intertítulo só pode ter um id",
    ),
    ("write `{#id}`, or delete the braces", "escreva `{#id}`, ou apague as chavetas"),
    (
        "the spaces before this line make code of it",
        "os espaços antes desta linha fazem dela código",
    ),
    (
        "delete the spaces; code stands between two lines of three backticks",
        "apague os espaços; o código fica entre duas linhas de três acentos graves",
    ),
    (
        "`{marks}` makes no heading here: no space follows it",
        "`{marks}` não faz aqui um intertítulo: falta um espaço a seguir",
    ),
    (
        "write a space between `{marks}` and the words",
        "escreva um espaço entre `{marks}` e as palavras",
    ),
    (
        "these lines are no list: no space follows their numbers",
        "estas linhas não são uma lista: falta um espaço depois dos números",
    ),
    (
        "write a space between each number and its words",
        "escreva um espaço entre cada número e as palavras",
    ),
    (
        "this is no list: what follows `{sign}` is not a plain space",
        "isto não é uma lista: depois de `{sign}` não está um espaço comum",
    ),
    ("write a plain space behind `{sign}`", "escreva um espaço comum depois de `{sign}`"),
    ("`{sign}` begins no item of a list", "`{sign}` não começa um elemento de uma lista"),
    ("begin each item with `- `", "comece cada elemento por `- `"),
    ("link", "ligação"),
    (
        "this is no {noun}: there is a space between `]` and `(`",
        "isto não é uma {noun}: há um espaço entre `]` e `(`",
    ),
    (
        "write the parentheses directly behind the brackets",
        "escreva os parênteses curvos logo a seguir aos retos",
    ),
    (
        "this is no {noun}: its address contains a space",
        "isto não é uma {noun}: o endereço contém um espaço",
    ),
    (
        "write the address without spaces; a title after it is in quotation marks",
        "escreva o endereço sem espaços; um título depois dele fica entre aspas",
    ),
    (
        "this is no {noun}: the bracket `(` is not closed",
        "isto não é uma {noun}: o parêntese `(` não fecha",
    ),
    ("write `)` where the address ends", "escreva `)` onde o endereço acaba"),
    (
        "this is no {noun}: its parentheses are not those of Markdown",
        "isto não é uma {noun}: os parênteses não são os do Markdown",
    ),
    ("write `(` and `)`", "escreva `(` e `)`"),
    (
        "this is no link: its brackets are exchanged",
        "isto não é uma ligação: os parênteses estão trocados",
    ),
    ("`{marker}` makes a list of one item", "`{marker}` faz uma lista de um só elemento"),
    (
        "`{marker}` is shown as `{shown}.`, the next number of the list",
        "`{marker}` aparece como `{shown}.`, o número seguinte da lista",
    ),
    (
        "number the items one after another, or begin a new list behind a paragraph",
        "numere os elementos uns a seguir aos outros, ou comece outra lista depois de um parágrafo",
    ),
    (
        "if it is no item of a list, write `{plain}`",
        "se não for um elemento de uma lista, escreva `{plain}`",
    ),
    ("`+` makes a list of one item", "`+` faz uma lista de um só elemento"),
    ("if it belongs to the number, write `\\+`", "se pertencer ao número, escreva `\\+`"),
    ("there is no footnote `{label}`", "não há nenhuma nota de rodapé `{label}`"),
    ("did you mean `[^{near}]`?", "queria dizer `[^{near}]`?"),
    (
        "write it on a line of its own: `[^{label}]: …`",
        "escreva-a numa linha própria: `[^{label}]: …`",
    ),
    (
        "the text gives no address for the link `[{name}]`",
        "o texto não dá um endereço para a ligação `[{name}]`",
    ),
    ("did you mean `[{near}]`?", "queria dizer `[{near}]`?"),
    (
        "write the address in parentheses, or on a line of its own: `[{name}]: https://…`",
        "escreva o endereço entre parênteses curvos, ou numa linha própria: `[{name}]: https://…`",
    ),
    (
        "this row has {cells} cells and the table {columns} columns: what is beyond them is not shown",
        "esta linha tem {cells} células e a tabela {columns} colunas: o que está a mais não aparece",
    ),
    (
        "add a column to the head of the table; if `|` belongs to the text, write `\\|`",
        "acrescente uma coluna ao cabeçalho da tabela; se `|` pertencer ao texto, escreva `\\|`",
    ),
    (
        "this is no table: its head has {columns} cells, and the line under it {written}",
        "isto não é uma tabela: o cabeçalho tem {columns} células, e a linha por baixo {written}",
    ),
    (
        "write as many cells in the line of dashes: {right}",
        "escreva o mesmo número de células na linha de hífenes: {right}",
    ),
    (
        "this is no table: a line of dashes is missing under its head",
        "isto não é uma tabela: falta uma linha de hífenes por baixo do cabeçalho",
    ),
    (
        "write this line under the first row: {right}",
        "escreva esta linha por baixo da primeira: {right}",
    ),
    (
        "`{tag}` is left over from Word, and readers see it",
        "`{tag}` é um resto do Word, e os leitores veem-no",
    ),
    ("delete it, and keep the words beside it", "apague-o, e deixe as palavras ao lado"),
];

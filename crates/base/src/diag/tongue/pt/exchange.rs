//! Of files for translation tools: what they say of each text, and what is wrong with what comes back.

pub(super) const TABLE: super::Table = &[
    (
        "`{file}` declares an entity, and XLIFF has none",
        "`{file}` declara uma entidade, e o XLIFF não tem nenhuma",
    ),
    (
        "`{file}` does not say which language it is translated into",
        "`{file}` não diz para que idioma está traduzido",
    ),
    ("`{file}` is XML, and not XLIFF", "`{file}` é XML, e não XLIFF"),
    ("`{file}` is not UTF-8", "`{file}` não está em UTF-8"),
    ("`{file}` is not well-formed XML: {error}", "`{file}` não é XML bem formado: {error}"),
    (
        "`{file}` is not whole yet, and so becomes a draft",
        "`{file}` ainda não está completo, e por isso fica rascunho",
    ),
    (
        "`{key}` is written in a way that cannot be edited",
        "`{key}` está escrito de um modo que não se pode editar",
    ),
    (
        "this text is written in a way that cannot be edited",
        "este texto está escrito de um modo que não se pode editar",
    ),
    ("`{key}` of a block", "`{key}` de um bloco"),
    ("`{mark}` is not in the source", "`{mark}` não está na origem"),
    (
        "`{mark}` of the source is missing in this translation",
        "falta nesta tradução `{mark}` da origem",
    ),
    ("`{name}` has no place in a text", "`{name}` não tem lugar num texto"),
    (
        "`{path}` has a name that no file of a site can have",
        "`{path}` tem um nome que nenhum ficheiro de um sítio pode ter",
    ),
    (
        "a part of this unit is translated, and another is not",
        "uma parte desta unidade está traduzida, e outra não",
    ),
    ("add the form by hand to `{path}`", "acrescente a forma à mão em `{path}`"),
    ("another form of this word is doubtful", "outra forma desta palavra é duvidosa"),
    ("cell of a table", "célula de uma tabela"),
    ("code", "código"),
    ("copy it from the source text as it is", "copie-o do texto de origem tal como está"),
    (
        "copy the marks of the source text as they are",
        "copie as marcas do texto de origem tal como estão",
    ),
    ("a part of it says what its source says", "uma parte dela diz o mesmo que a origem"),
    ("definition", "definição"),
    ("delete it", "apague-o"),
    ("doubtful, and taken: `{name}`: {why}", "duvidoso, e aceite: `{name}`: {why}"),
    ("doubtful: `{name}`: {why}", "duvidoso: `{name}`: {why}"),
    (
        "entries are `msgctxt`, `msgid` and `msgstr`, each with a text in quotes",
        "as entradas são `msgctxt`, `msgid` e `msgstr`, cada uma com um texto entre aspas",
    ),
    (
        "export it again from the translation tool, as XLIFF 2",
        "exporte-o de novo da ferramenta de tradução, como XLIFF 2",
    ),
    (
        "export it from the translation tool as XLIFF 2.1 or 1.2",
        "exporte-o da ferramenta de tradução como XLIFF 2.1 ou 1.2",
    ),
    (
        "export the texts again, and translate in the new file",
        "exporte os textos de novo, e traduza no ficheiro novo",
    ),
    ("footnote", "nota de rodapé"),
    ("heading of a column", "cabeçalho de uma coluna"),
    ("heading of level {level}", "título de nível {level}"),
    (
        "give each part of the unit a place of its own, from 1 on",
        "dê a cada parte da unidade um lugar só seu, a partir de 1",
    ),
    ("import each language from a file of its own", "importe cada idioma de um ficheiro só seu"),
    ("it begins with a space, and its source does not", "começa com um espaço, e a origem não"),
    ("it ends with a space, and its source does not", "acaba com um espaço, e a origem não"),
    ("it is marked as not finished", "está marcada como não acabada"),
    ("it is marked as translated by a machine", "está marcada como traduzida por uma máquina"),
    ("it says what its source says", "diz o mesmo que a sua origem"),
    (
        "its source begins with a space, and it did not",
        "a origem começa com um espaço, e ela não começava",
    ),
    (
        "its source ends with a space, and it did not",
        "a origem acaba com um espaço, e ela não acabava",
    ),
    (
        "one part of this file is translated into `{first}`, and this into `{own}`",
        "uma parte deste ficheiro está traduzida para `{first}`, e esta para `{own}`",
    ),
    (
        "the marks of this unit are not those of its source",
        "as marcas desta unidade não são as da origem",
    ),
    (
        "the place `{order}` in this unit is taken twice, or there is no such place",
        "o lugar `{order}` nesta unidade está ocupado duas vezes, ou não existe",
    ),
    (
        "it was renamed or taken out since; export the texts again",
        "mudou de nome ou foi retirado entretanto; exporte os textos de novo",
    ),
    ("item of a list", "ponto de uma lista"),
    ("its source has changed since it was exported", "a origem mudou desde que foi exportada"),
    (
        "leave out signs and line breaks that the source text has not",
        "retire os sinais e as quebras de linha que o texto de origem não tem",
    ),
    (
        "links, code and placeholders are those of the source, each once",
        "as ligações, o código e os marcadores são os da origem, cada um uma vez",
    ),
    (
        "marks are nested more than {most} deep",
        "há marcas umas dentro das outras em mais de {most} níveis",
    ),
    (
        "new: {new}, changed: {changed}, doubtful: {doubtful}, the same: {same}, empty: {empty}",
        "novas: {new}, alteradas: {changed}, duvidosas: {doubtful}, iguais: {same}, vazias: {empty}",
    ),
    ("nothing is translated into `{tag}` on this site", "neste sítio nada se traduz para `{tag}`"),
    ("paragraph", "parágrafo"),
    ("quotation", "citação"),
    ("save it as UTF-8", "guarde-o em UTF-8"),
    ("summary", "resumo"),
    ("title", "título"),
    ("term", "termo"),
    ("text of the data", "texto dos dados"),
    ("the languages of this site are: {tags}", "os idiomas deste sítio são: {tags}"),
    (
        "the mark `{id}` means nothing in this unit",
        "a marca `{id}` não representa nada nesta unidade",
    ),
    ("the source of `{name}` is not there any more", "a origem de `{name}` já não existe"),
    (
        "the text was rewritten since; export it again",
        "o texto foi reescrito entretanto; exporte-o de novo",
    ),
    ("the word `{key}` lacks this form", "à palavra `{key}` falta esta forma"),
    ("there is no text `{key}` on this site", "não há nenhum texto `{key}` neste sítio"),
    (
        "this entry has lost its `msgctxt`, by which it is found again",
        "esta entrada perdeu o seu `msgctxt`, pelo qual se volta a encontrar",
    ),
    ("this entry has no `msgid`", "esta entrada não tem `msgid`"),
    ("this entry has no `msgstr`", "esta entrada não tem `msgstr`"),
    (
        "this entry has plural forms, and urbi gives each form an entry",
        "esta entrada tem formas de plural, e o urbi dá uma entrada a cada forma",
    ),
    ("this file does not say that it is UTF-8", "este ficheiro não diz que está em UTF-8"),
    ("this line of the PO file cannot be read", "não é possível ler esta linha do ficheiro PO"),
    (
        "this new block cannot be put in without its neighbour `{text}`",
        "este bloco novo não pode entrar sem o seu vizinho `{text}`",
    ),
    ("PO has no escape `{escape}`", "o PO não tem a sequência de escape `{escape}`"),
    (
        "save the file as UTF-8 in the translation tool",
        "guarde o ficheiro em UTF-8 na ferramenta de tradução",
    ),
    ("the escapes of this text are not UTF-8", "as sequências de escape deste texto não são UTF-8"),
    (
        "this quotation mark ends the text, and more follows",
        "estas aspas acabam o texto, e há mais a seguir",
    ),
    ("this text does not end: `\"` is missing", "este texto não acaba: falta `\"`"),
    ("write `\"` at the end of the line", "escreva `\"` no fim da linha"),
    (
        "{message}; the same at {others} other places",
        "{message}; o mesmo em {others} outros lugares",
    ),
    ("this text does not begin with `\"`", "este texto não começa por `\"`"),
    ("put the text in quotation marks", "ponha o texto entre aspas"),
    (
        "this translation cannot be written so that it says the same",
        "não é possível escrever esta tradução de modo que diga o mesmo",
    ),
    (
        "this translation holds a sign that nobody sees: {code}",
        "esta tradução contém um sinal que ninguém vê: {code}",
    ),
    (
        "this unit has lost its name, by which it is found again",
        "esta unidade perdeu o seu nome, pelo qual se volta a encontrar",
    ),
    (
        "this unit is translated twice, in two ways",
        "esta unidade está traduzida duas vezes, de dois modos",
    ),
    (
        "translate the blocks that came together, and import them together",
        "traduza os blocos que vieram juntos, e importe-os juntos",
    ),
    (
        "translate the other segments of the unit too, or none",
        "traduza também os outros segmentos da unidade, ou nenhum",
    ),
    ("word of the interface", "palavra da interface"),
    ("word of the interface: form `{category}`", "palavra da interface: forma `{category}`"),
    (
        "words are stressed in {target} {target|place|places}, and in the source in {source}",
        "há palavras realçadas em {target} {target|lugar|lugares}, e na origem em {source}",
    ),
    (
        "write `\\\"` for a quotation mark and `\\\\` for a backslash",
        "escreva `\\\"` para umas aspas e `\\\\` para uma barra invertida",
    ),
    (
        "{open} {open|text|texts} to translate, of {all} in {out}",
        "{open} {open|texto|textos} por traduzir, de {all} em {out}",
    ),
];

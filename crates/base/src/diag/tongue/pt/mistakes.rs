//! Of what people get wrong, and what the program says of its work.

pub(super) const TABLE: super::Table = &[
    // What is wrong.
    (
        "`#` begins a comment here: what follows is not read",
        "`#` começa aqui um comentário: o que se segue não é lido",
    ),
    (
        "`{destination}` is not how a link is written",
        "`{destination}` não é a forma de escrever uma ligação",
    ),
    ("`{close}` is here, but nothing opens it", "há aqui `{close}`, mas nada o abre"),
    (
        "the dash before `{first}` is missing, which begins the first entry",
        "falta o hífen antes de `{first}`, que começa a primeira entrada",
    ),
    (
        "the dash before `{first}` is missing, which begins a second entry",
        "falta o hífen antes de `{first}`, que começa uma segunda entrada",
    ),
    ("the line break before `{key}` is missing", "falta a mudança de linha antes de `{key}`"),
    (
        "`{line}` ends the list here, and what follows is not read",
        "`{line}` termina aqui a lista, e o que vem a seguir não é lido",
    ),
    ("YAML does not read `：` as a colon", "o YAML não lê `：` como dois pontos"),
    (
        "a colon followed by a space is inside this value",
        "há dois pontos seguidos de um espaço dentro deste valor",
    ),
    (
        "there is a colon here, but no key can be here",
        "há aqui dois pontos, mas não pode haver aqui um campo",
    ),
    ("a comment begins in the middle of a text", "um comentário começa no meio de um texto"),
    ("a line cannot begin with `%`", "uma linha não pode começar por `%`"),
    (
        "a list in brackets is not closed, or lacks a comma",
        "uma lista entre parênteses não está fechada, ou falta-lhe uma vírgula",
    ),
    ("a tab is where spaces are needed", "há uma tabulação onde devem estar espaços"),
    ("a value cannot begin with `!`", "um valor não pode começar por `!`"),
    ("a value cannot begin with `&` or `*`", "um valor não pode começar por `&` ou `*`"),
    ("begin each entry with `- `", "comece cada entrada por `- `"),
    ("delete this line", "apague esta linha"),
    (
        "each line is `key: value` or begins with `- `, below the lines that it belongs to",
        "cada linha é `campo: valor` ou começa por `- `, por baixo das linhas a que pertence",
    ),
    (
        "everything after `#` is a comment, and the list is not closed",
        "tudo o que vem depois de `#` é um comentário, e a lista não está fechada",
    ),
    (
        "indent each line of the text two spaces further than its key",
        "avance cada linha do texto dois espaços em relação ao campo",
    ),
    (
        "look for the quotation mark that is missing, or is one too many",
        "procure a aspa que falta, ou que está a mais",
    ),
    (
        "put the text in quotes, or a comma before the next entry",
        "ponha o texto entre aspas, ou uma vírgula antes da entrada seguinte",
    ),
    (
        "put the value in quotes, or begin a new line before the key",
        "ponha o valor entre aspas, ou comece uma linha nova antes do campo",
    ),
    ("put the whole value in quotes", "ponha todo o valor entre aspas"),
    (
        "put the whole value in quotes, or the comment on a line of its own",
        "ponha todo o valor entre aspas, ou o comentário numa linha própria",
    ),
    (
        "separate the entries with commas: `{a: 1, b: 2}`",
        "separe as entradas com vírgulas: `{a: 1, b: 2}`",
    ),
    (
        "separate the entries with commas: `{a: 1, b: 2}`, and close every bracket",
        "separe as entradas com vírgulas: `{a: 1, b: 2}`, e feche todos os parênteses",
    ),
    (
        "this text must be indented further than its key",
        "este texto deve avançar mais do que o seu campo",
    ),
    (
        "the text below `|` or `>` is not indented evenly",
        "o texto por baixo de `|` ou `>` não está alinhado",
    ),
    (
        "the text in quotes that is here does not end, or ends too early",
        "o texto entre aspas que está aqui não acaba, ou acaba cedo de mais",
    ),
    ("this line does not fit the lines above it", "esta linha não condiz com as linhas acima dela"),
    ("write `:` and a space", "escreva `:` e um espaço"),
    ("write `{open}` at the start of the list", "escreva `{open}` no início da lista"),
    ("write `{open}` at the start of the value", "escreva `{open}` no início do valor"),
    ("write each field on a line of its own", "escreva cada campo numa linha própria"),
    ("`{first}` is no quotation mark to YAML", "para o YAML `{first}` não são aspas"),
    (
        "`{key}` must be a list, and `{text}` is one text",
        "`{key}` tem de ser uma lista, e `{text}` é um só texto",
    ),
    ("`{open}` is opened and not closed", "`{open}` abre e não fecha"),
    (
        "`{path}` begins with an invisible mark (a byte-order mark)",
        "`{path}` começa com uma marca invisível (marca de ordem de bytes)",
    ),
    (
        "`{place}` does not say whether it begins with http or https",
        "`{place}` não diz se começa por http ou https",
    ),
    (
        "`{url}` is the address of a page, not of its source",
        "`{url}` é o endereço de uma página, e não o da sua fonte",
    ),
    (
        "`{{` begins a command of another program, which nobody carried out",
        "`{{` começa uma ordem para outro programa, que ninguém executou",
    ),
    (
        "`{url}` is an address of this site, and not the name of a source",
        "`{url}` é um endereço deste sítio, e não o nome de uma fonte",
    ),
    (
        "there is no site here: go to its folder, name it with `--root`, or begin one with `urbi new site`",
        "não há aqui nenhum sítio: vá à sua pasta, indique-a com `--root`, ou comece um com `urbi new site`",
    ),
    ("a byte-order mark", "uma marca de ordem de bytes"),
    (
        "a colon is missing after the name of the field",
        "faltam dois pontos depois do nome do campo",
    ),
    ("a comma is missing between two entries", "falta uma vírgula entre duas entradas"),
    ("a joiner of letters", "um sinal que une letras"),
    ("a non-breaking space", "um espaço inseparável"),
    (
        "a non-breaking space stands where a space is needed",
        "está um espaço inseparável onde é preciso um espaço normal",
    ),
    ("a soft hyphen", "um hífen opcional"),
    ("a space is missing after the colon", "falta um espaço depois dos dois pontos"),
    ("a space is missing after the dash", "falta um espaço depois do hífen"),
    ("a thin space", "um espaço fino"),
    (
        "a value that begins with `{open}` is a list to YAML",
        "um valor que começa por `{open}` é uma lista para o YAML",
    ),
    ("a word joiner", "um sinal que une palavras"),
    ("a zero-width space", "um espaço de largura zero"),
    (
        "an item of a list begins with `-`, and this is `{dash}`",
        "um elemento de uma lista começa por `-`, e isto é `{dash}`",
    ),
    ("empty lines stand before the front matter", "há linhas vazias antes do cabeçalho"),
    (
        "front matter stands between two lines `---`, and this is `{written}`",
        "o cabeçalho está entre duas linhas `---`, e isto é `{written}`",
    ),
    (
        "the call `{call}` closed on {date}, and this text still names the day",
        "o período `{call}` fechou em {date}, e este texto ainda indica o dia",
    ),
    ("the first character that is not", "o primeiro carácter que não está"),
    ("the lines of `{path}` end as on Windows", "as linhas de `{path}` terminam como no Windows"),
    (
        "the name of `{path}` has capitals, spaces or signs, and addresses have none",
        "o nome de `{path}` tem maiúsculas, espaços ou sinais, e os endereços não os têm",
    ),
    (
        "this heading is of level {level}, and the one above it of level {parent}",
        "este intertítulo é do nível {level}, e o que está acima é do nível {parent}",
    ),
    (
        "this line stands {count} too far to the left",
        "esta linha começa {count} demasiado à esquerda",
    ),
    (
        "this line stands {count} too far to the right",
        "esta linha começa {count} demasiado à direita",
    ),
    ("one space", "um espaço"),
    ("{count} spaces", "{count} espaços"),
    (
        "this point does not lie in the country `{country}`",
        "este ponto não fica no país `{country}`",
    ),
    // How it is mended.
    ("add a line `{key}: {example}` ({help})", "acrescente uma linha `{key}: {example}` ({help})"),
    (
        "an item of a list begins with a hyphen and a space: `- `",
        "um elemento de uma lista começa com um hífen e um espaço: `- `",
    ),
    ("begin it with `{wanted}`", "comece-o por `{wanted}`"),
    (
        "begin it with https://, as browsers show it",
        "comece-o por https://, como o navegador o mostra",
    ),
    ("begin the file with the line `---`", "comece o ficheiro com a linha `---`"),
    ("begin with a line `{key}: {example}`", "comece com uma linha `{key}: {example}`"),
    (
        "choose “LF” for the ends of lines in your editor",
        "escolha «LF» para os fins de linha no seu editor",
    ),
    ("compare the point and the country with a map", "compare o ponto e o país com um mapa"),
    ("data files are: {names}", "os ficheiros de dados são: {names}"),
    (
        "delete it and type a space; it often comes with text that was pasted",
        "apague-o e escreva um espaço; vem muitas vezes com texto colado",
    ),
    (
        "delete it; it often comes with text pasted from a word processor",
        "apague-o; vem muitas vezes com texto colado de um processador de texto",
    ),
    (
        "fields that belong together begin below each other",
        "os campos que estão juntos começam uns por baixo dos outros",
    ),
    (
        "if the apostrophe is part of the name, put it in double quotes: {value}",
        "se o apóstrofo faz parte do nome, ponha-o entre aspas: {value}",
    ),
    (
        "it can mean two days: write {one} or {two}, year, month and day",
        "pode ser um de dois dias: escreva {one} ou {two}, ano, mês e dia",
    ),
    (
        "latitude and longitude are exchanged: `lat: {lat}`, `lon: {lon}`",
        "a latitude e a longitude estão trocadas: `lat: {lat}`, `lon: {lon}`",
    ),
    (
        "let a `calls` block say the day: it knows when a call is over",
        "deixe que um bloco `calls` diga o dia: ele sabe quando o período acaba",
    ),
    ("name it `{name}`", "dê-lhe o nome `{name}`"),
    (
        "name it with the tag of its locale, such as `{stem}.{tag}.md`",
        "dê-lhe um nome com o código do idioma, como `{stem}.{tag}.md`",
    ),
    (
        "name its source, and the address follows the reader's language: {source}",
        "indique a fonte, e o endereço segue o idioma de quem lê: {source}",
    ),
    (
        "a profile stands on the page of its city: {city}",
        "um perfil está na página da sua cidade: {city}",
    ),
    (
        "put the entries between brackets: {written}",
        "ponha as entradas entre parênteses retos: {written}",
    ),
    ("put the value with the `#` in quotes", "ponha entre aspas o valor que tem o `#`"),
    (
        "put the whole value in quotes of the other kind: {quoted}",
        "ponha todo o valor entre aspas do outro tipo: {quoted}",
    ),
    (
        "save the file as “UTF-8”, not as “UTF-8 with BOM”",
        "guarde o ficheiro como «UTF-8», e não como «UTF-8 com BOM»",
    ),
    (
        "south and west have a minus sign: `lat: {lat}`, `lon: {lon}`",
        "o sul e o oeste levam o sinal menos: `lat: {lat}`, `lon: {lon}`",
    ),
    (
        "write `key: value`, with a space after the colon",
        "escreva `chave: valor`, com um espaço depois dos dois pontos",
    ),
    ("write `{key}: {written}`", "escreva `{key}: {written}`"),
    ("write `{mark}` in its place", "escreva `{mark}` em vez disto"),
    ("write `{word}: …`", "escreva `{word}: …`"),
    ("write a hyphen and a space: `- `", "escreva um hífen e um espaço: `- `"),
    ("write a point for the comma: {mended}", "escreva um ponto em vez da vírgula: {mended}"),
    ("write it like this: {mended}", "escreva assim: {mended}"),
    ("write it without separators: {mended}", "escreva-o sem separadores: {mended}"),
    ("write its code: {mended}", "escreva o código: {mended}"),
    ("write straight quotes: {quoted}", "escreva aspas direitas: {quoted}"),
    ("write the tag as `{meant}`", "escreva o código assim: `{meant}`"),
    ("write the value itself", "escreva o próprio valor"),
    (
        "write three hyphens, and nothing else on the line",
        "escreva três hífenes, e mais nada na linha",
    ),
    ("write year, month and day: {mended}", "escreva ano, mês e dia: {mended}"),
    // What the program says of its work.
    ("  {count} × {code}, first at {first}", "  {count} × {code}, a primeira vez em {first}"),
    ("1 error", "1 erro"),
    ("1 warning", "1 aviso"),
    ("{count} errors", "{count} erros"),
    ("{count} warnings", "{count} avisos"),
    ("{errors} and {warnings}", "{errors} e {warnings}"),
    ("no errors", "nenhum erro"),
    ("{count} problems. Most often:", "{count} problemas. Os mais frequentes:"),
    (
        "… and {more} more. `--format short` gives each a line, `--limit 0` shows them all.",
        "… e mais {more}. `--format short` dá uma linha a cada um, `--limit 0` mostra-os todos.",
    ),
    ("`urbi explain {code}` tells more.", "`urbi explain {code}` diz mais."),
    (
        "`urbi fix` can fix {count} of them by itself.",
        "`urbi fix` pode corrigir {count} deles sozinho.",
    ),
    (
        "Can be fixed: {problems} in {files}. `urbi fix --write` does it.",
        "Podem corrigir-se: {problems} em {files}. `urbi fix --write` corrige-os.",
    ),
    ("Fixed: {problems} in {files}.", "Corrigido: {problems} em {files}."),
    ("1 problem", "1 problema"),
    ("{count} problems", "{count} problemas"),
    ("1 file", "1 ficheiro"),
    ("{count} files", "{count} ficheiros"),
    ("1 page", "1 página"),
    ("{count} pages", "{count} páginas"),
    (
        "Problems that need you: {left}. `urbi check` shows them.",
        "Problemas que precisam de si: {left}. `urbi check` mostra-os.",
    ),
    ("There is nothing to fix without asking.", "Não há nada que se possa corrigir sem perguntar."),
    ("{problems}; nothing was written.", "{problems}; nada foi escrito."),
    ("{made}, with {problems}", "{made}, com {problems}"),
    ("{all} in {seconds} s", "{all} em {seconds} s"),
    ("{pages} ({locales})", "{pages} ({locales})"),
    ("{pages} and {documents} to print", "{pages} e {documents} para imprimir"),
    ("1 document", "1 documento"),
    ("{count} documents", "{count} documentos"),
    ("Published {made}.", "Publicado: {made}."),
    (
        "{files} ({megabytes} MB) in {out}: {written} written, {kept} kept, {removed} removed.",
        "{files} ({megabytes} MB) em {out}: {written} escritos, {kept} iguais, {removed} retirados.",
    ),
    ("`urbi serve{root}` shows it.", "`urbi serve{root}` mostra o sítio."),
    ("Checked {made}: {problems}.", "Verificado: {made}; {problems}."),
    ("Checked {made}: nothing is wrong.", "Verificado: {made}; está tudo bem."),
    (
        "Worth knowing: {notes} {notes|note|notes}. `-v` shows {notes|it|them}.",
        "Convém saber: {notes} {notes|nota|notas}. `-v` mostra-{notes|a|as}.",
    ),
    ("Made {made}; nothing was written.", "Feito: {made}; nada foi escrito."),
    (
        "SOURCE_DATE_EPOCH is not a number of seconds",
        "SOURCE_DATE_EPOCH não é um número de segundos",
    ),
    (
        "`--now {text}` is not a date such as 2026-01-31",
        "`--now {text}` não é uma data como 2026-01-31",
    ),
    (
        "`{from}` could not be renamed: {error}",
        "não se conseguiu mudar o nome de `{from}`: {error}",
    ),
    ("`{path}` could not be written: {error}", "não se conseguiu escrever `{path}`: {error}"),
    (
        "there is no problem `{name}`; `urbi explain` lists them all",
        "não há nenhum problema `{name}`; `urbi explain` enumera-os todos",
    ),
    (
        "there is no problem `{name}`; did you mean `{near}`?",
        "não há nenhum problema `{name}`; queria dizer `{near}`?",
    ),
    ("picture", "imagem"),
    ("file", "ficheiro"),
    ("font", "tipo de letra"),
    ("text", "texto"),
];

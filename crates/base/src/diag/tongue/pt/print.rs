//! Printed documents.

use super::Table;

pub(super) const TABLE: Table = &[
    ("`{document}` has no PDF", "`{document}` não tem PDF"),
    (
        "`{file}` has {per_inch} pixels to the inch where it is printed, and looks coarse",
        "`{file}` tem {per_inch} píxeis por polegada no tamanho em que é impressa e fica grosseira",
    ),
    ("add a line `title: …`", "acrescente uma linha `title: …`"),
    ("leave them out: they are missing in the PDF", "retire-os: no PDF faltam"),
    ("it goes on in the next panel", "continua no painel seguinte"),
    ("it is made of this", "é feito a partir disto"),
    (
        "no font can print {what}: `{named}`",
        "nenhum tipo de letra consegue imprimir {what}: `{named}`",
    ),
    (
        "put a font that has them (.ttf or .otf) into `data/fonts/` and name it under `fonts` in `data/site.yaml`; \
         until then they are missing in the PDF",
        "ponha em `data/fonts/` um tipo de letra que as tenha (.ttf ou .otf) e indique-o em `fonts`, em \
         `data/site.yaml`; até lá, faltam no PDF",
    ),
    (
        "put the file into `{folder}/` and write its name here",
        "ponha o ficheiro em `{folder}/` e escreva aqui o nome dele",
    ),
    ("shorten it, or part it with another heading", "encurte-a, ou divida-a com outro título"),
    ("shorten the summary of the city", "encurte o resumo da cidade"),
    (
        "shorten the text, or allow more with `max_pages`",
        "encurte o texto, ou permita mais com `max_pages`",
    ),
    (
        "take a larger picture: print wants 150 at least, 300 are plenty",
        "use uma imagem maior: para imprimir são precisos pelo menos 150, e 300 chegam bem",
    ),
    (
        "take the layout from another theme, or do without the PDF",
        "aproveite o modelo de outro tema, ou prescinda do PDF",
    ),
    ("the PDF of `{file}`", "o PDF de `{file}`"),
    (
        "the PDF of `{file}` has {pages} pages, and may have {allowed}",
        "o PDF de `{file}` tem {pages} páginas e pode ter {allowed}",
    ),
    ("the fact sheet of the city `{id}`", "a ficha da cidade `{id}`"),
    (
        "the printed document cannot be made: {problem}",
        "não é possível fazer o documento impresso: {problem}",
    ),
    ("the text does not fit on the printed sheet", "o texto não cabe na folha impressa"),
    (
        "the theme has no layout for this printed document: `{file}`",
        "o tema não tem modelo para este documento impresso: `{file}`",
    ),
    ("there is no font `{name}`", "não há nenhum tipo de letra `{name}`"),
    ("these signs", "estes sinais"),
    ("these {format} letters", "estas letras ({format})"),
    (
        "this block does not say what the file is called",
        "este bloco não diz como se chama o ficheiro",
    ),
    (
        "this part is longer than a panel of the printed sheet",
        "esta parte é mais comprida do que um painel da folha impressa",
    ),
    (
        "write `pdf: true` in its front matter, or link to the text instead",
        "escreva `pdf: true` no cabeçalho dele, ou faça antes uma ligação para o texto",
    ),
    (
        "{sheet} does not fit on one page: it has {pages}",
        "{sheet} não cabe numa página: tem {pages}",
    ),
    (
        "`{text}` is longer than its line on the printed sheet",
        "`{text}` é mais comprido do que a linha onde fica na folha impressa",
    ),
    (
        "an address of {bytes} bytes is too long for a PDF: its words are printed without a link",
        "um endereço de {bytes} bytes é comprido de mais para um PDF: as palavras imprimem-se sem ligação",
    ),
    ("it runs into its neighbour or off the sheet", "invade o vizinho ou sai da folha"),
    ("its columns lie over one another", "as colunas ficam umas sobre as outras"),
    (
        "use shorter words or fewer columns, or make two tables of it",
        "use palavras mais curtas ou menos colunas, ou faça dela duas tabelas",
    ),
    ("link to a shorter address", "faça a ligação para um endereço mais curto"),
    ("only the page has this link", "só a página tem esta ligação"),
    (
        "this table is wider than its place on the printed sheet",
        "esta tabela é mais larga do que o seu lugar na folha impressa",
    ),
    ("write it shorter, or in several words", "escreva-o mais curto, ou em várias palavras"),
];

//! Of documents and pictures.

pub(super) const TABLE: super::Table = &[
    (
        "the picture `{file}` has no words for those who do not see it",
        "a imagem `{file}` não tem palavras para quem não a vê",
    ),
    (
        "say between the brackets what it shows; if it only decorates, write a `figure` block with `alt: \"\"`",
        "diga entre os parênteses retos o que ela mostra; se só decora, escreva um bloco `figure` com `alt: \"\"`",
    ),
    (
        "`{alt}` is the name of the file, and tells nothing to those who do not see it",
        "`{alt}` é o nome do ficheiro, e nada diz a quem não vê a imagem",
    ),
    (
        "`{alt}` is all that is said of a picture, and tells nothing to those who do not see it",
        "`{alt}` é tudo o que se diz de uma imagem, e nada diz a quem não a vê",
    ),
    (
        "say in a few words what it shows, and leave out that it is a picture",
        "diga em poucas palavras o que ela mostra, sem dizer que é uma imagem",
    ),
    ("a `members` block", "um bloco `members`"),
    ("a `facts` block", "um bloco `facts`"),
    ("a `calls` block", "um bloco `calls`"),
    ("an `awards` block", "um bloco `awards`"),
    ("a `map` block", "um bloco `map`"),
    ("a `chart` block", "um bloco `chart`"),
    ("a `figure` block", "um bloco `figure`"),
    ("a `download` block", "um bloco `download`"),
    ("a `contact` block", "um bloco `contact`"),
    ("a `conferences` block", "um bloco `conferences`"),
    ("this block does not say which members", "este bloco não diz que membros mostra"),
    (
        "add a line such as `round: 2022` or `country: PT`",
        "acrescente uma linha como `round: 2022` ou `country: PT`",
    ),
    (
        "this block must say of what it shows facts",
        "este bloco tem de dizer sobre o que são os factos",
    ),
    (
        "write one line: `network: totals`, `city: …`, `country: …` or `round: …`",
        "escreva uma só linha: `network: totals`, `city: …`, `country: …` ou `round: …`",
    ),
    ("this block must say what its map shows", "este bloco tem de dizer o que mostra o mapa"),
    (
        "write one line: `world: true`, `region: …` or `country: …`",
        "escreva uma só linha: `world: true`, `region: …` ou `country: …`",
    ),
    ("this block does not say what it draws", "este bloco não diz o que desenha"),
    ("write one of these lines: {known}", "escreva uma destas linhas: {known}"),
    (
        "a chart of `{name}` cannot be of one round",
        "um gráfico de `{name}` não pode ser de uma só ronda",
    ),
    ("write `of: regions`, or take this line out", "escreva `of: regions`, ou tire esta linha"),
    (
        "`{name}` is not a file beside the document",
        "`{name}` não é um ficheiro ao lado do documento",
    ),
    (
        "put the file beside the document and write its name",
        "ponha o ficheiro ao lado do documento e escreva o nome dele",
    ),
    ("a NUL character stands here", "há aqui um carácter nulo (NUL)"),
    (
        "delete the character; it often comes with text pasted from a PDF",
        "apague o carácter; costuma vir com texto colado de um PDF",
    ),
    ("`{path}` is empty", "`{path}` está vazio"),
    ("write the document, or remove the file", "escreva o documento, ou apague o ficheiro"),
    ("the name of `{path}` does not tell its locale", "o nome de `{path}` não diz o idioma"),
    (
        "`{tag}` in the name of `{path}` is not the tag of a locale",
        "`{tag}`, no nome de `{path}`, não é o código de um idioma",
    ),
    ("`{path}` lies in no section", "`{path}` não está em nenhuma secção"),
    (
        "move it to a folder below `content/`, such as `content/pages/`",
        "mude-o para uma pasta dentro de `content/`, como `content/pages/`",
    ),
    ("a document", "um documento"),
    ("a profile", "um perfil"),
    ("this file does not begin with front matter", "este ficheiro não começa por um cabeçalho"),
    (
        "begin with a line `---`, then `title: …`, then a line `---`",
        "comece por uma linha `---`, depois `title: …`, depois uma linha `---`",
    ),
    ("the front matter that begins here does not end", "o cabeçalho que começa aqui não acaba"),
    (
        "write a line `---` between the last field and the text",
        "escreva uma linha `---` entre o último campo e o texto",
    ),
    ("`{place}` leads out of the site's folder", "`{place}` leva para fora da pasta do sítio"),
    (
        "a link can begin with {all}, data: or section:",
        "uma ligação pode começar por {all}, data: ou section:",
    ),
    ("this link leads nowhere", "esta ligação não leva a lado nenhum"),
    ("write where it leads between the parentheses", "escreva entre os parênteses aonde ela leva"),
    ("links with `{scheme}:` are not allowed", "não são permitidas ligações com `{scheme}:`"),
    (
        "link to the source, such as `../pages/join.md`: the address then follows the reader's language",
        "ligue ao ficheiro, como `../pages/join.md`: assim o endereço segue o idioma do leitor",
    ),
    ("`{place}` leads out of `content/`", "`{place}` leva para fora de `content/`"),
    ("there is no block `{info}`", "não existe o bloco `{info}`"),
    (
        "the id `{given}` begins with `_`, as those of the theme do",
        "o id `{given}` começa por `_`, como os do tema",
    ),
    ("write `#{given}`", "escreva `#{given}`"),
    ("another heading has the id `{given}`", "outro intertítulo tem o id `{given}`"),
    ("HTML in Markdown is not let through", "não se aceita HTML no Markdown"),
    (
        "write it in Markdown; if the `<` is meant as a character, write `\\<`",
        "escreva-o em Markdown; se quer mesmo o sinal `<`, escreva `\\<`",
    ),
    (
        "more than {deepest} levels of lists and quotations",
        "mais de {deepest} níveis de listas e citações",
    ),
    ("use fewer levels", "use menos níveis"),
    ("the footnote `{label}` is given twice", "a nota de rodapé `{label}` aparece duas vezes"),
    ("give one of them another name", "dê outro nome a uma delas"),
    (
        "a picture must be a file of this site, and `{destination}` is not",
        "uma imagem tem de ser um ficheiro deste sítio, e `{destination}` não o é",
    ),
    (
        "put the picture beside the document and name its file",
        "ponha a imagem ao lado do documento e escreva o nome do ficheiro",
    ),
    (
        "nothing refers to the footnote `{label}`",
        "nenhuma marca no texto leva à nota de rodapé `{label}`",
    ),
    (
        "write `[^{label}]` where it belongs, or remove it",
        "escreva `[^{label}]` onde ela pertence, ou apague-a",
    ),
    ("nothing reads the file `{path}`", "nenhuma parte do sítio usa o ficheiro `{path}`"),
    (
        "documents are named `<slug>.<locale>.md`, such as `join.en.md`",
        "os documentos chamam-se `<nome>.<idioma>.md`, como `join.en.md`",
    ),
    (
        "`{file}` is not a picture that every browser shows",
        "`{file}` não é uma imagem que todos os navegadores mostrem",
    ),
    (
        "save it as JPEG (photographs), PNG or SVG (drawings); a new ending to its name does not change what it is",
        "grave-a como JPEG (fotografias), PNG ou SVG (desenhos); mudar o fim do nome não muda o que ela é",
    ),
    (
        "`{file}` is damaged: what there is of it is no whole {format}",
        "`{file}` está danificado: o que há dele não é um {format} completo",
    ),
    (
        "open it in a picture editor and save it again, or copy it again from where it came",
        "abra-o num editor de imagens e grave-o de novo, ou volte a copiá-lo de onde veio",
    ),
    (
        "`{file}` moves, and readers could not stop it",
        "`{file}` mexe-se, e os leitores não o poderiam parar",
    ),
    (
        "show one still picture of it, saved as JPEG or PNG",
        "mostre uma só imagem parada, gravada como JPEG ou PNG",
    ),
    (
        "export it again from the program that it was drawn with, as plain SVG",
        "exporte-o de novo do programa em que foi desenhado, como SVG simples",
    ),
    (
        "`{file}` holds {what}, which could run in a reader's browser or load something from elsewhere",
        "`{file}` contém {what}, que podia correr no navegador de um leitor ou carregar algo de fora",
    ),
    (
        "remove it, or export the drawing again as plain SVG: shapes, texts and styles are all that is needed",
        "tire isso, ou exporte de novo o desenho como SVG simples: bastam formas, textos e estilos",
    ),
    ("an entity", "uma entidade"),
    ("{not_xml}: {error}", "{not_xml}: {error}"),
    ("`{file}` is XML, and not a drawing", "`{file}` é XML, e não um desenho"),
    (
        "its first element must be `<svg xmlns=\"http://www.w3.org/2000/svg\">`",
        "o primeiro elemento tem de ser `<svg xmlns=\"http://www.w3.org/2000/svg\">`",
    ),
    ("`{file}` does not say how large it is", "`{file}` não diz de que tamanho é"),
    (
        "give its `svg` element a `viewBox`, such as `viewBox=\"0 0 800 400\"`",
        "dê ao elemento `svg` um `viewBox`, como `viewBox=\"0 0 800 400\"`",
    ),
    ("`{file}` cannot be read as a drawing", "`{file}` não se consegue ler como desenho"),
    ("a processing instruction", "uma instrução de processamento"),
    ("`{name}`", "`{name}`"),
    ("`{name}` of an address", "`{name}` com um endereço"),
    ("a style that loads something", "um estilo que carrega algo"),
    ("it is shown here", "é mostrada aqui"),
    (
        "`{file}` is {width} × {height} pixels large; a picture may have {megapixels} million, and {max_side} on a side",
        "`{file}` tem {width} × {height} píxeis; uma imagem pode ter {megapixels} milhões, e {max_side} de lado",
    ),
    (
        "make it smaller in a picture editor: 2400 pixels from side to side are plenty",
        "reduza-a num editor de imagens: 2400 píxeis de lado a lado chegam bem",
    ),
    (
        "`{file}` has more than {megabytes} MB; a picture may have so many",
        "`{file}` tem mais de {megabytes} MB, o máximo para uma imagem",
    ),
    (
        "`{file}` is {width} × {height} pixels large, and at most {most} from side to side are shown",
        "`{file}` tem {width} × {height} píxeis, e mostram-se no máximo {most} de lado a lado",
    ),
    (
        "the date is {date}, and the name of the file begins with {day}",
        "a data é {date}, e o nome do ficheiro começa por {day}",
    ),
    (
        "write the right day in both; readers see the one of `date`",
        "escreva o dia certo nos dois; os leitores veem o de `date`",
    ),
];

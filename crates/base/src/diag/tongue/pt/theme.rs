//! Of themes, and of what is made with them.

pub(super) const TABLE: super::Table = &[
    (
        "the message `{prefix}` must be a text, and this is a list",
        "a mensagem `{prefix}` tem de ser um texto, e isto é uma lista",
    ),
    (
        "the plural message `{key}` has no form `other`",
        "a mensagem de plural `{key}` não tem a forma `other`",
    ),
    ("this message is malformed: {error}", "esta mensagem está mal formada: {error}"),
    (
        "placeholders are names in braces: `{count}`; a brace is written `{{`",
        "os marcadores são nomes entre chavetas: `{count}`; uma chaveta escreve-se `{{`",
    ),
    (
        "the plural message `{key}` lacks the forms: {missing}",
        "à mensagem de plural `{key}` faltam as formas: {missing}",
    ),
    (
        "the message `{key}` has no placeholder `{{name}}`",
        "a mensagem `{key}` não tem o marcador `{{name}}`",
    ),
    ("`{key}` is no plural category", "`{key}` não é uma categoria de plural"),
    (
        "no number has the plural form `{category}` in this language",
        "nenhum número tem a forma de plural `{category}` nesta língua",
    ),
    ("take the line out: its forms are {all}", "tire a linha: as suas formas são {all}"),
    ("nothing writes the message `{key}`", "nada escreve a mensagem `{key}`"),
    ("take it out, or write it in a template", "tire-a, ou escreva-a num modelo"),
    (
        "the message `{key}` lost the placeholder `{{name}}`, which it has in `{tag}`",
        "a mensagem `{key}` perdeu o marcador `{{name}}`, que tem em `{tag}`",
    ),
    ("put `{{name}}` where it belongs in the sentence", "ponha `{{name}}` no seu lugar na frase"),
    ("did you mean `{{near}}`?", "queria dizer `{{near}}`?"),
    (
        "the catalog has no message `{key}`, which every theme needs",
        "o catálogo não tem a mensagem `{key}`, de que todos os temas precisam",
    ),
    ("add it to `{folder}/i18n/{tag}.yaml`", "acrescente-a a `{folder}/i18n/{tag}.yaml`"),
    (
        "the message `{key}` is not in the catalog of `{source}`",
        "a mensagem `{key}` não está no catálogo de `{source}`",
    ),
    ("take it out, or add it there", "tire-a, ou acrescente-a lá"),
    ("a theme", "um tema"),
    ("`{key}` says no colour", "`{key}` não diz nenhuma cor"),
    (
        "write it in quotes, for `#` begins a comment: `{key}: \"#1d2123\"`",
        "escreva-a entre aspas, porque `#` começa um comentário: `{key}: \"#1d2123\"`",
    ),
    ("`{written}` is not a colour", "`{written}` não é uma cor"),
    (
        "write red, green and blue as six hexadecimal digits: `\"#1d2123\"`",
        "escreva vermelho, verde e azul em seis algarismos hexadecimais: `\"#1d2123\"`",
    ),
    (
        "`{path}` is not a font that can be read",
        "`{path}` não é um tipo de letra que se consiga ler",
    ),
    (
        "TrueType and OpenType fonts can: files that end in .ttf or .otf",
        "os tipos de letra TrueType e OpenType conseguem-se ler: ficheiros que acabam em .ttf ou .otf",
    ),
    (
        "`share_pictures` needs a font, and the theme has none",
        "`share_pictures` precisa de um tipo de letra, e o tema não tem nenhum",
    ),
    (
        "put a font (.ttf or .otf) into `{folder}/`",
        "ponha um tipo de letra (.ttf ou .otf) em `{folder}/`",
    ),
    ("there is no theme `{folder}`", "não existe o tema `{folder}`"),
    (
        "`{name}` is not a language whose code can be coloured",
        "`{name}` não é uma linguagem cujo código se possa colorir",
    ),
    ("leave the word out, or write `text`", "tire a palavra, ou escreva `text`"),
    (
        "no font of the theme can write {format}, which share pictures need",
        "nenhum tipo de letra do tema consegue escrever {format}, de que precisam as imagens de partilha",
    ),
    (
        "put a font that has them (.ttf or .otf) into `{folder}/`; until then such pictures show the network’s name in `{locale}`",
        "ponha em `{folder}/` um tipo de letra que as tenha (.ttf ou .otf); até lá, essas imagens mostram o nome da rede em `{locale}`",
    ),
    (
        "every file that a template names lies below the theme's `templates/`",
        "todos os ficheiros que um modelo refere estão dentro de `templates/`, no tema",
    ),
    ("while making `{page}`", "ao fazer `{page}`"),
    ("{label} (and {others} other pages)", "{label} (outras páginas: {others})"),
    ("the theme has no words in `{tag}`", "o tema não tem palavras em `{tag}`"),
    (
        "write the catalog `{folder}/i18n/{tag}.yaml`, or name the language of the theme in `{folder}/theme.yaml`: `language: en`",
        "escreva o catálogo `{folder}/i18n/{tag}.yaml`, ou indique a língua do tema em `{folder}/theme.yaml`: `language: en`",
    ),
    (
        "the word `{key}` of the interface is not translated into `{tag}`",
        "a palavra `{key}` da interface não está traduzida para `{tag}`",
    ),
    (
        "{count} {count|word|words} of the interface {count|is|are} not translated into `{tag}`",
        "{count} {count|palavra|palavras} da interface não {count|está traduzida|estão traduzidas} para `{tag}`",
    ),
    (
        "until then pages use `{language}`: translate a copy of `{folder}/i18n/{language}.yaml`, and save it as `data/i18n/{tag}.yaml`",
        "até lá as páginas usam `{language}`: traduza uma cópia de `{folder}/i18n/{language}.yaml`, e guarde-a como `data/i18n/{tag}.yaml`",
    ),
    (
        "until then pages use another language, and say so; `urbi translations --to {tag}` lists what is missing",
        "até lá as páginas usam outra língua, e dizem-no; `urbi translations --to {tag}` enumera o que falta",
    ),
    (
        "no native speaker has read the words of the interface in `{tag}` yet",
        "nenhum falante nativo leu ainda as palavras da interface em `{tag}`",
    ),
    (
        "let one read `{folder}/i18n/{tag}.yaml`, then take `{tag}` out of `unreviewed` in `{folder}/theme.yaml`",
        "peça a um que leia `{folder}/i18n/{tag}.yaml`, e retire depois `{tag}` de `unreviewed` em `{folder}/theme.yaml`",
    ),
];

//! Of the report on the languages of a site.

pub(super) const TABLE: super::Table = &[
    ("Languages of the site", "Línguas do sítio"),
    ("Language", "Língua"),
    ("Words", "Palavras"),
    ("Documents", "Documentos"),
    ("Data", "Dados"),
    ("Interface", "Interface"),
    ("How far each language is", "Até onde vai cada língua"),
    ("the source", "a língua de partida"),
    ("and {count} that show another language", "e {count} que mostram outra língua"),
    ("What is left to translate", "O que falta traduzir"),
    ("Nothing: all is translated.", "Nada: está tudo traduzido."),
    ("by a machine", "por uma máquina"),
    ("translated", "traduzido"),
    ("stale", "desatualizado"),
    ("missing", "em falta"),
    ("without a source", "sem original"),
    ("Rules for multilingual sites", "Regras para sítios multilingues"),
    (
        "After the United Nations’ minimum standards for multilingualism of websites, as far as a \
         program can check them.",
        "Segundo as normas mínimas das Nações Unidas para o multilinguismo dos sítios, até onde um \
         programa as pode verificar.",
    ),
    ("1 place", "1 lugar"),
    ("{count} places", "{count} lugares"),
    ("kept", "cumprida"),
    ("not kept", "não cumprida"),
    ("for you to judge", "a avaliar por uma pessoa"),
    ("no letters are used as drawings", "nenhuma letra serve de desenho"),
    (
        "“about us”, “background” and the like have their standard wording",
        "«quem somos», «contexto» e semelhantes têm a redação habitual",
    ),
    (
        "`{key}` is older in `{tag}` than its source",
        "`{key}` é mais antigo em `{tag}` do que o original",
    ),
    ("`{key}` has no source", "`{key}` não tem original"),
    ("`{key}` is not translated into `{tag}`", "`{key}` não está traduzido para `{tag}`"),
    (
        "every section and every word of the interface is there in each language",
        "cada secção e cada palavra da interface existe em cada língua",
    ),
    (
        "the languages are level: each has what the others have",
        "as línguas estão a par: cada uma tem o que as outras têm",
    ),
    (
        "the site has {count} of the six official languages of the United Nations",
        "o sítio tem {count} das seis línguas oficiais das Nações Unidas",
    ),
    ("`{after}` belongs before `{before}`", "`{after}` deve estar antes de `{before}`"),
    (
        "`{tag}` is called “{label}”, and itself “{name}”",
        "`{tag}` chama-se aqui «{label}», e a si mesma «{name}»",
    ),
    (
        "the language bar has Arabic, Chinese, English, French, Russian, Spanish in this order, \
         then others, each in its own name",
        "a barra de línguas tem árabe, chinês, inglês, francês, russo e espanhol por esta ordem, \
         depois outras, cada uma com o seu próprio nome",
    ),
    ("no page, list or feed mixes languages", "nenhuma página, lista ou feed mistura línguas"),
    (
        "what stands in another language is marked as such; feeds have none of it",
        "o que está noutra língua está assinalado; os feeds não têm nada disso",
    ),
    (
        "links to texts in another language say so, and are few",
        "as ligações a textos noutra língua dizem-no, e são poucas",
    ),
    (
        "every such link names its language; {count} {count|text needs|texts need} one",
        "cada uma dessas ligações diz a língua; {count} {count|texto precisa|textos precisam} de uma",
    ),
    (
        "the name of the site is spelled out in each language, without acronyms",
        "o nome do sítio está por extenso em cada língua, sem siglas",
    ),
    ("“{acronym}” stands in the name in `{tag}`", "«{acronym}» está no nome em `{tag}`"),
    ("it is not translated into `{tag}`", "não está traduzido para `{tag}`"),
    ("a machine translated `{key}` into `{tag}`", "uma máquina traduziu `{key}` para `{tag}`"),
    (
        "translations are good, and none is a machine’s alone",
        "as traduções são boas, e nenhuma é só de uma máquina",
    ),
    (
        "the foot of the page and its statements are in the language of the page",
        "o rodapé e as suas declarações estão na língua da página",
    ),
    (
        "the contact says in which languages the office answers",
        "o contacto diz em que línguas o escritório responde",
    ),
    ("`data/site.yaml` has no `contact`", "`data/site.yaml` não tem `contact`"),
    (
        "`contact` in `data/site.yaml` has no `languages`",
        "`contact` em `data/site.yaml` não tem `languages`",
    ),
    (
        "readers look for languages in this order: ar, zh, en, fr, ru, es, then the others; move the line",
        "os leitores procuram as línguas por esta ordem: ar, zh, en, fr, ru, es, depois as outras; mude a linha de lugar",
    ),
    (
        "write the name that its speakers use as `label`: readers look for it",
        "escreva em `label` o nome que os seus falantes usam: os leitores procuram-no",
    ),
    (
        "name the languages in which the office answers, such as `languages: [en]`",
        "indique as línguas em que o secretariado responde, como `languages: [pt]`",
    ),
];

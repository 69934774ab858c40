//! Of the site as a whole, its plan, its sources and its output.

pub(super) const TABLE: super::Table = &[
    ("the country `{code}` stands in no region", "o país `{code}` não está em nenhuma região"),
    (
        "add `{code}` to the `countries` of its region in `data/regions.yaml`",
        "acrescente `{code}` aos `countries` da sua região em `data/regions.yaml`",
    ),
    ("the country `{code}` stands in two regions", "o país `{code}` está em duas regiões"),
    ("the first", "primeira vez"),
    (
        "there is no city `{name}` whose profile this could be",
        "não existe uma cidade `{name}` de que este pudesse ser o perfil",
    ),
    (
        "the rules of a locale of the site could not be read",
        "não foi possível ler as regras de um idioma do sítio",
    ),
    ("country with members", "país com membros"),
    ("another {noun} has the id `{value}` too", "o id `{value}` já é de outro registo ({noun})"),
    (
        "give one of them another id; ids are part of addresses",
        "dê outro id a um dos dois; os ids fazem parte dos endereços",
    ),
    (
        "`content/{reference}` is a draft, or its day has not come: it has no page",
        "`content/{reference}` é um rascunho, ou o seu dia ainda não chegou: não tem página",
    ),
    ("publish it too, or take the link out", "publique-o também, ou tire a ligação"),
    ("there is no document `content/{identity}`", "não existe o documento `content/{identity}`"),
    ("`{written}` leads to nothing", "`{written}` não leva a nada"),
    ("conference", "conferência"),
    ("call", "período de candidaturas"),
    ("another round is of the year {year} too", "já há outra ronda do ano {year}"),
    ("the other", "a outra"),
    (
        "a city belongs to the round of the year in which it joined",
        "uma cidade pertence à ronda do ano em que aderiu",
    ),
    ("`ends` lies before `starts`", "`ends` é anterior a `starts`"),
    ("`closes` lies before `opens`", "`closes` é anterior a `opens`"),
    ("compare the two dates with the source", "compare as duas datas com a fonte"),
    (
        "there is no round of the year {year}, in which this city joined",
        "não existe uma ronda do ano {year}, em que esta cidade aderiu",
    ),
    (
        "add `{line}` to `data/rounds.yaml`, or correct the year",
        "acrescente `{line}` a `data/rounds.yaml`, ou corrija o ano",
    ),
    ("and {spans} more", "e mais {spans}"),
    ("`{section}` is not a section of the site", "`{section}` não é uma secção do sítio"),
    ("did you mean `content/{near}/`?", "queria dizer `content/{near}/`?"),
    ("add it to `sections` in `data/site.yaml`", "acrescente-a a `sections` em `data/site.yaml`"),
    (
        "this document has no `date`, by which its section is ordered",
        "este documento não tem `date`, pela qual a sua secção é ordenada",
    ),
    ("add a line `date: 2022-09-02`", "acrescente uma linha `date: 2022-09-02`"),
    ("this document is left out until {date}", "este documento fica de fora até {date}"),
    (
        "to see it now, build with `--now` and that day",
        "para o ver já, construa o sítio com `--now` e esse dia",
    ),
    ("`{locale}` is not one of the site's locales", "`{locale}` não é um dos idiomas do sítio"),
    ("the locales of the site are: {tags}", "os idiomas do sítio são: {tags}"),
    (
        "this translates `{identity}.{tag}.md`, which does not exist",
        "este ficheiro traduz `{identity}.{tag}.md`, que não existe",
    ),
    (
        "write the document in the site's source locale too, or rename this file",
        "escreva o documento também no idioma de origem do sítio, ou mude o nome a este ficheiro",
    ),
    (
        "`{key}` is the same in every language, and is not read here",
        "`{key}` é igual em todos os idiomas, e não é lido aqui",
    ),
    ("write it in `{file}`, and take it out here", "escreva-o em `{file}`, e tire-o daqui"),
    ("`{identity}` is not translated into `{tag}`", "`{identity}` não está traduzido para `{tag}`"),
    (
        "its translation would be `content/{identity}.{tag}.md`",
        "a tradução seria `content/{identity}.{tag}.md`",
    ),
    ("the file `{file}`", "o ficheiro `{file}`"),
    (
        "{first} and {second} would both be `{path}`",
        "{first} e {second} ficariam no mesmo lugar, `{path}`",
    ),
    ("{what} stands here", "{what} está aqui"),
    ("give one of them another `slug`", "dê outro `slug` a um dos dois"),
    ("the open data of {table}", "os dados abertos de {table}"),
    ("the index of the open data", "o índice dos dados abertos"),
    ("the open data of the city `{city}`", "os dados abertos da cidade `{city}`"),
    (
        "`{reference}` is made from data and has no heading `{fragment}`",
        "`{reference}` é uma página feita a partir de dados e não tem o intertítulo `{fragment}`",
    ),
    ("`data:{name}` leads to nothing", "`data:{name}` não leva a nada"),
    (
        "the site publishes no open data: add `open_data: true` to `data/site.yaml`, or take the link out",
        "o sítio não publica dados abertos: acrescente `open_data: true` a `data/site.yaml`, ou tire a ligação",
    ),
    ("did you mean `data:{near}`?", "queria dizer `data:{near}`?"),
    ("did you mean `#{near}`?", "queria dizer `#{near}`?"),
    ("its headings are: #{ids}", "os intertítulos são: #{ids}"),
    ("`{file}` has no heading `#{fragment}`", "`{file}` não tem o intertítulo `#{fragment}`"),
    ("there is no award of the year `{year}`", "não existe um prémio do ano `{year}`"),
    ("there are those of {known}", "existem os de {known}"),
    ("the site has no maps", "o sítio não tem mapas"),
    (
        "write `maps: true` in `data/site.yaml`, or take this block out",
        "escreva `maps: true` em `data/site.yaml`, ou tire este bloco",
    ),
    ("no city of this map says where it lies", "nenhuma cidade deste mapa diz onde fica"),
    (
        "give at least one of them a `location`, or take this block out",
        "dê um `location` a pelo menos uma delas, ou tire este bloco",
    ),
    (
        "the data holds nothing for a chart of `{name}`",
        "os dados não têm nada para um gráfico de `{name}`",
    ),
    ("it is drawn from `{file}`", "o gráfico é desenhado a partir de `{file}`"),
    ("there is no {noun} `{id}`", "não existe {noun} `{id}`"),
    ("the map of the world", "o mapa do mundo"),
    ("the map of the region `{id}`", "o mapa da região `{id}`"),
    ("the map of the country `{code}`", "o mapa do país `{code}`"),
    (
        "`{file}` is something that browsers run, and is not offered",
        "`{file}` é algo que os navegadores põem a correr, e não é oferecido",
    ),
    ("offer it as PDF, or packed as ZIP", "ofereça-o como PDF, ou comprimido em ZIP"),
    (
        "`{file}` is offered with all that was written into it, perhaps where it was taken and by whom",
        "`{file}` é oferecido com tudo o que lá foi gravado, talvez onde e por quem foi feito",
    ),
    (
        "save it as JPEG, PNG or WebP of at most 30 MB: of these only the picture is offered",
        "grave-o como JPEG, PNG ou WebP de 30 MB no máximo: destes só se oferece a imagem",
    ),
    ("there is no {noun} `{file}`", "não existe {noun} `{file}`"),
    (
        "put it beside the document, and write its name as it is on the disk",
        "ponha o ficheiro ao lado do documento, e escreva o nome tal como está no disco",
    ),
    ("the home page", "a página inicial"),
    ("the index of {name}", "o índice de {name}"),
    ("the {noun} `{id}`", "a página `{id}` ({noun})"),
    ("the index of `{name}`", "o índice de `{name}`"),
    ("the document `{file}`", "o documento `{file}`"),
    ("the page for lost readers", "a página para quem se perdeu"),
    ("the sitemap", "o mapa do sítio (sitemap)"),
    ("the rules for crawlers", "as regras para os robôs (robots.txt)"),
    ("the choice of a language", "a escolha do idioma"),
    ("the feed", "o feed"),
    ("the feed of the country `{code}`", "o feed do país `{code}`"),
    ("the share picture of {page}", "a imagem de partilha desta página: {page}"),
    ("an alias of `{file}`", "um endereço antigo de `{file}`"),
    ("in `{only}`", "em `{only}`"),
    ("in `{first}` and {rest} other pages", "em `{first}` (outras páginas: {rest})"),
    ("{message}, {place}", "{message}, {place}"),
    ("a template of the theme wrote this", "foi um modelo do tema que escreveu isto"),
    ("the page does not say its language", "a página não diz em que idioma está"),
    ("the page has no title", "a página não tem título"),
    ("the id `{id}` appears twice", "o id `{id}` aparece duas vezes"),
    ("a link is empty", "há uma ligação vazia"),
    (
        "a link leads to `{place}`, which does not exist",
        "uma ligação leva a `{place}`, que não existe",
    ),
    (
        "a link leads to `{link}`, which has no such id",
        "uma ligação leva a `{link}`, onde não existe esse id",
    ),
    (
        "the alternate `{tag}` leads to no page: `{url}`",
        "a versão `{tag}` não leva a nenhuma página: `{url}`",
    ),
    ("the alternate `{tag}` is in another language", "a versão `{tag}` está noutro idioma"),
    (
        "the alternate `{tag}` does not list the same versions",
        "a versão `{tag}` não indica as mesmas versões",
    ),
    ("`{out}` cannot be an output folder", "`{out}` não pode ser a pasta de saída"),
    (
        "`{out}` is where the site would write, and urbi did not write it",
        "`{out}` está onde o sítio iria gravar, e não foi o urbi que o gravou",
    ),
    (
        "the site could not be written to `{out}`: {error}",
        "não foi possível gravar o sítio em `{out}`: {error}",
    ),
    ("what was published before is as it was", "o que já estava publicado ficou como estava"),
    (
        "name another folder with `--out`, or move the file away; nothing was written",
        "indique outra pasta com `--out`, ou mude o ficheiro de lugar; nada foi gravado",
    ),
    ("`{out}` cannot be found: {error}", "não se encontra `{out}`: {error}"),
    ("`{out}` holds the site's sources", "`{out}` contém as fontes do sítio"),
    (
        "the folder `{root}` cannot be read: {error}",
        "não se consegue ler a pasta `{root}`: {error}",
    ),
    (
        "the name of `{path}` cannot be read as text",
        "não se consegue ler o nome de `{path}` como texto",
    ),
    (
        "`{path}` is a link to a place outside the site's folder",
        "`{path}` é um atalho para um lugar fora da pasta do sítio",
    ),
    (
        "copy what it points to into the site's folder",
        "copie para a pasta do sítio aquilo para que ele aponta",
    ),
    (
        "`{path}` is a link to a folder that holds it",
        "`{path}` é um atalho para uma pasta que o contém",
    ),
    ("`{path}` cannot be read", "não se consegue ler `{path}`"),
    (
        "is it a link to something that is gone? Remove it, or mend the link",
        "é um atalho para algo que já não existe? Apague-o, ou corrija o atalho",
    ),
    (
        "`{path}` has {size} bytes; a {what} may have {most}",
        "`{path}` tem {size} bytes; o máximo para {what} é {most}",
    ),
    (
        "`{slug}` has other letters than a to z, which the addresses of `{tag}` have",
        "`{slug}` tem outras letras além de a a z, que são as dos endereços de `{tag}`",
    ),
    (
        "write `{latin}`, or let the locale have `slugs: native` in `data/site.yaml`",
        "escreva `{latin}`, ou dê à língua `slugs: native` em `data/site.yaml`",
    ),
    ("`{path}` cannot be read: {error}", "não se consegue ler `{path}`: {error}"),
    ("`{path}` is not written in UTF-8", "`{path}` não está gravado em UTF-8"),
    (
        "open the file in your editor and save it with the encoding UTF-8",
        "abra o ficheiro no seu editor e grave-o com a codificação UTF-8",
    ),
    (
        "the site could not be made, and no stage said why",
        "não foi possível fazer o sítio, e nenhuma etapa disse porquê",
    ),
    (
        "the locale `{tag}` names itself as its fallback",
        "o idioma `{tag}` indica-se a si próprio como recurso",
    ),
    (
        "a locale has its own texts without a word: take it out here",
        "um idioma tem sempre os seus próprios textos: retire-o daqui",
    ),
    ("the other locales are: {known}", "os outros idiomas são: {known}"),
    (
        "`{from}` falls back to `{to}`, which falls back to `{from}`",
        "`{from}` recorre a `{to}`, que recorre a `{from}`",
    ),
    (
        "a chain of fallbacks has an end: take one of them out; the source locale comes last without a word",
        "uma cadeia de recursos tem fim: retire um deles; o idioma de origem vem sempre em último lugar",
    ),
    (
        "the name of the site is not translated into `{tag}`",
        "o nome do sítio não está traduzido para `{tag}`",
    ),
    (
        "add it to `name`: sentences and titles of all pages contain it",
        "acrescente-o a `name`: está em frases e títulos de todas as páginas",
    ),
    (
        "`machine` is for translations, and this is the text they are made from",
        "`machine` é para traduções, e este é o texto de que elas são feitas",
    ),
    ("take it out here", "retire-o daqui"),
    (
        "a machine translated this text, and nobody has read it over yet",
        "este texto foi traduzido por uma máquina, e ainda ninguém o reviu",
    ),
    (
        "read it over, then take `machine: true` out: until then search engines do not list it",
        "reveja-o e depois retire `machine: true`: até lá, os motores de busca não o listam",
    ),
    (
        "a page that search engines are not to list names versions",
        "uma página que os motores de busca não devem listar indica versões",
    ),
    (
        "the alternate `{tag}` is a page that search engines are not to list",
        "a versão `{tag}` é uma página que os motores de busca não devem listar",
    ),
    ("`{url}` is no page", "`{url}` não é uma página"),
    ("search engines are not to list `{url}`", "os motores de busca não devem listar `{url}`"),
    (
        "the element `{tag}` loads `{url}` from another site",
        "o elemento `{tag}` carrega `{url}` de outro sítio",
    ),
    (
        "put the file into `assets/`: the other site learns of every reader",
        "ponha o ficheiro em `assets/`: o outro sítio fica a saber de cada leitor",
    ),
    (
        "the element `{element}` has a `style` of its own",
        "o elemento `{element}` tem um `style` próprio",
    ),
    (
        "give it a `class`, and write the style in a style sheet of `assets/`",
        "dê-lhe uma `class` e escreva o estilo numa folha de estilos de `assets/`",
    ),
    ("the attribute `{name}` runs a script", "o atributo `{name}` executa um script"),
    (
        "take it out, or let a script of `assets/` listen",
        "retire-o, ou deixe que um script de `assets/` o faça",
    ),
    ("a page is written into a frame", "há uma página escrita dentro de uma moldura"),
    ("the element `{element}` plays by itself", "o elemento `{element}` começa sozinho"),
    (
        "take `autoplay` out, so that readers start it",
        "retire `autoplay`, para que seja o leitor a começar",
    ),
    (
        "`tabindex` changes the order of the page: `{value}`",
        "`tabindex` altera a ordem da página: `{value}`",
    ),
    ("write 0, or change the order of the elements", "escreva 0, ou mude a ordem dos elementos"),
    ("a link opens another window", "uma ligação abre outra janela"),
    (
        "take `target` out, or add `rel=\"noopener\"`",
        "retire `target`, ou acrescente `rel=\"noopener\"`",
    ),
    ("an address is a script: `{url}`", "um endereço é um script: `{url}`"),
    ("let a script of `assets/` listen to a button", "use um botão e um script de `assets/`"),
    ("an address contains a file: `{url}`", "um endereço contém um ficheiro: `{url}`"),
    ("put the file into `assets/`", "ponha o ficheiro em `assets/`"),
    (
        "a form sends what readers write to `{url}`",
        "um formulário envia para `{url}` o que o leitor escreve",
    ),
    (
        "link to the page of the other site instead",
        "em vez disso, faça uma ligação à página do outro sítio",
    ),
    (
        "`{name}` offers widths, and there is no `{sizes}`",
        "`{name}` oferece larguras, e falta `{sizes}`",
    ),
    ("a picture has no `alt`", "uma imagem não tem `alt`"),
    (
        "write what it shows, or `alt=\"\"` if it only decorates",
        "escreva o que mostra, ou `alt=\"\"` se só decora",
    ),
    ("a style sheet is written into the page", "há uma folha de estilos escrita na página"),
    ("write it in a style sheet of `assets/`", "escreva-a numa folha de estilos de `assets/`"),
    ("`base` changes where every link leads", "`base` muda o destino de todas as ligações"),
    ("a script is written into the page", "há um script escrito na página"),
    (
        "put it into a file of `assets/`, and name that in `src`",
        "ponha-o num ficheiro de `assets/` e indique-o em `src`",
    ),
    (
        "readers cannot enlarge the page: `{content}`",
        "o leitor não pode ampliar a página: `{content}`",
    ),
    (
        "write `width=device-width, initial-scale=1`",
        "escreva `width=device-width, initial-scale=1`",
    ),
    ("the page has two canonical addresses", "a página tem dois endereços canónicos"),
    ("leave one of them", "deixe só um deles"),
    ("take it out", "retire-o"),
    (
        "the share picture needs an address with its host: `{content}`",
        "a imagem de partilha precisa de um endereço com o domínio: `{content}`",
    ),
    ("the linked data is not JSON", "os dados ligados não são JSON"),
    ("the linked data has no `@context`", "aos dados ligados falta `@context`"),
    (
        "write `page.linked_data | safe`, and nothing beside it",
        "escreva `page.linked_data | safe`, e mais nada",
    ),
    (
        "the page says `lang=\"{lang}\"`, and is in `{locale}`",
        "a página diz `lang=\"{lang}\"`, e está em `{locale}`",
    ),
    ("the page does not say `dir=\"rtl\"`", "a página não diz `dir=\"rtl\"`"),
    ("the page has no heading `h1`", "a página não tem um título `h1`"),
    ("the page does not say that it is UTF-8", "a página não diz que é UTF-8"),
    (
        "the page leads readers away by itself",
        "a página leva o leitor para outra, sem lhe perguntar",
    ),
    ("the page does not say its canonical address", "a página não diz o seu endereço canónico"),
    (
        "the canonical address is that of another page: `{url}`",
        "o endereço canónico é o de outra página: `{url}`",
    ),
    (
        "search engines are to list the page, and it says `noindex`",
        "os motores de busca devem listar a página, e ela diz `noindex`",
    ),
    ("the page does not name its versions", "a página não indica as suas versões"),
    (
        "`{name}` names the id `{id}`, which the page does not have",
        "`{name}` indica o id `{id}`, que a página não tem",
    ),
    (
        "a style sheet loads `{url}` from another site",
        "uma folha de estilos carrega `{url}` de outro sítio",
    ),
    (
        "a style sheet names `{url}`, which does not exist",
        "uma folha de estilos indica `{url}`, que não existe",
    ),
    (
        "the template `{file}` wrote this, or one that it takes in",
        "foi o modelo `{file}` que escreveu isto, ou um que ele usa",
    ),
    ("{hint}; {author}", "{hint}; {author}"),
    (
        "`{out}` is a link to `{to}`, which does not exist",
        "`{out}` é uma ligação para `{to}`, que não existe",
    ),
    (
        "make the folder to which it leads, or remove the link",
        "crie a pasta para onde ela leva, ou retire a ligação",
    ),
    ("`{out}` is a file, and no folder", "`{out}` é um ficheiro, e não uma pasta"),
    (
        "some pages are new and others old: run the same again",
        "há páginas novas e outras antigas: execute o mesmo outra vez",
    ),
    (
        "`{out}` must be writable, and should be `{parent}` too; what was published before is as it was",
        "é preciso poder gravar em `{out}`, e convém também em `{parent}`; o que já estava publicado ficou como estava",
    ),
    (
        "`{parent}` must be writable, or name another folder with `--out`",
        "é preciso poder gravar em `{parent}`, ou indique outra pasta com `--out`",
    ),
    (
        "what was published before is in `{old}`: the next run puts it back",
        "o que já estava publicado está em `{old}`: a próxima execução repõe-o",
    ),
    (
        "`{out}` cannot be exchanged as a whole: for a moment readers may see old and new pages together",
        "`{out}` não pode ser trocada por inteiro: por um momento podem ver-se páginas antigas e novas juntas",
    ),
    (
        "for an exchange at one stroke name a folder in it: `--out {inner}`",
        "para uma troca de uma só vez, indique uma pasta dentro dela: `--out {inner}`",
    ),
];

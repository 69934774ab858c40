//! Of spreadsheets of members: what is wrong in them, and what they would change.

pub(super) const TABLE: super::Table = &[
    ("`{file}` is no sheet that can be read", "`{file}` não é uma folha que se possa ler"),
    ("save it as `.xlsx` or `.csv`", "guarde-a como `.xlsx` ou `.csv`"),
    (
        "open it in a spreadsheet and save it as `.xlsx` or `.csv`",
        "abra-a numa folha de cálculo e guarde-a como `.xlsx` ou `.csv`",
    ),
    ("`{file}` has more than {most} rows", "`{file}` tem mais de {most} linhas"),
    ("`{file}` cannot be read: {error}", "não é possível ler `{file}`: {error}"),
    ("a double quote opens a text that does not end", "umas aspas abrem um texto que não acaba"),
    (
        "write a double quote that is part of a text twice: `\"\"`",
        "escreva duas vezes as aspas que fazem parte de um texto: `\"\"`",
    ),
    ("the cell {cell} contains the error `{error}`", "a célula {cell} contém o erro `{error}`"),
    (
        "write the value itself, or leave the cell empty",
        "escreva o próprio valor, ou deixe a célula vazia",
    ),
    (
        "no column of this sheet is called `id` or `name`",
        "nenhuma coluna desta folha se chama `id` ou `name`",
    ),
    (
        "the first row must hold the names of the columns",
        "a primeira linha tem de conter os nomes das colunas",
    ),
    ("nothing reads the column `{name}`", "nada lê a coluna `{name}`"),
    ("two columns hold the `{name}`", "duas colunas contêm `{name}`"),
    (
        "the column `{name}` says only true or false, and should hold texts: it is left out",
        "a coluna `{name}` só diz verdadeiro ou falso, e devia conter textos: fica de fora",
    ),
    (
        "this row has more cells than the sheet has columns",
        "esta linha tem mais células do que a folha tem colunas",
    ),
    (
        "put texts that hold a separator in double quotes",
        "ponha entre aspas os textos que contêm um separador",
    ),
    ("two rows are about `{id}`", "duas linhas tratam de `{id}`"),
    ("row {row}", "linha {row}"),
    ("cell {cell}", "célula {cell}"),
    (
        "fill in the cell of that column in row {row}",
        "preencha a célula dessa coluna na linha {row}",
    ),
    (
        "the entry `{id}` is written in a way that cannot be edited",
        "a entrada `{id}` está escrita de um modo que não se pode editar",
    ),
    (
        "make the change by hand, or write the entry as the others are",
        "faça a alteração à mão, ou escreva a entrada como as outras",
    ),
    (
        "it has the name of `{id}`, which is not the only one",
        "tem o nome de `{id}`, que não é a única com esse nome",
    ),
    (
        "its name is near that of `{other}` ({name})",
        "o nome é parecido com o de `{other}` ({name})",
    ),
    ("its name is near that of row {row}", "o nome é parecido com o da linha {row}"),
    ("it lies where `{other}` ({name}) lies", "fica onde fica `{other}` ({name})"),
    ("its country was {old} and would be {new}", "o país era {old} e passaria a ser {new}"),
    ("its name was `{was}` and would be `{new}`", "o nome era `{was}` e passaria a ser `{new}`"),
    ("its point moves by {far} km", "o ponto desloca-se {far} km"),
    ("its population was {old} and would be {new}", "a população era {old} e passaria a ser {new}"),
    ("the source of the population stays `{old}`", "a fonte da população continua a ser `{old}`"),
    ("the year of the population stays {old}", "o ano da população continua a ser {old}"),
    ("rows in `{file}`: {count}", "linhas em `{file}`: {count}"),
    ("  new: {count}", "  novas: {count}"),
    ("  changed: {count}", "  alteradas: {count}"),
    ("  doubtful: {count}", "  duvidosas: {count}"),
    ("  as they are: {count}", "  como estão: {count}"),
    ("  wrong, see above: {count}", "  erradas, ver acima: {count}"),
    ("new: {id} ({name}), row {row}", "nova: {id} ({name}), linha {row}"),
    ("new: {id}, row {row}", "nova: {id}, linha {row}"),
    ("changed: {id}, row {row}", "alterada: {id}, linha {row}"),
    ("  doubtful: {doubt}", "  duvidoso: {doubt}"),
    (
        "a spreadsheet made the date `{new}` of the text in `{column}`: format the column as text, and write it again",
        "uma folha de cálculo fez a data `{new}` do texto em `{column}`: formate a coluna como texto, e escreva-o de novo",
    ),
    (
        "a spreadsheet made the time `{new}` of the text in `{column}`: format the column as text, and write it again",
        "uma folha de cálculo fez a hora `{new}` do texto em `{column}`: formate a coluna como texto, e escreva-o de novo",
    ),
    (
        "a spreadsheet made the truth value `{new}` of the text in `{column}`: format the column as text, and write it again",
        "uma folha de cálculo fez o valor lógico `{new}` do texto em `{column}`: formate a coluna como texto, e escreva-o de novo",
    ),
    (
        "the cell {name} contains a formula without a result",
        "a célula {name} contém uma fórmula sem resultado",
    ),
    (
        "the cell {name} contains a formula without a result, as {others|does|do} {others} {others|other|others}",
        "a célula {name} contém uma fórmula sem resultado, e {others} {others|outra|outras} também",
    ),
    (
        "open the file in a spreadsheet program, save it, and import it again",
        "abra o ficheiro numa folha de cálculo, guarde-o e importe-o de novo",
    ),
    (
        "a spreadsheet made the number `{new}` of the text in `{column}`: format the column as text, and write it again",
        "uma folha de cálculo fez o número `{new}` do texto em `{column}`: formate a coluna como texto, e escreva-o de novo",
    ),
    (
        "`{word}` in `{column}` has lost letters: save the sheet as “CSV UTF-8” or as `.xlsx`",
        "`{word}` em `{column}` perdeu letras: guarde a folha como «CSV UTF-8» ou como `.xlsx`",
    ),
    (
        "`{word}` in `{column}` may be `{meant}`, read in a wrong encoding: save the sheet as “CSV UTF-8” or as `.xlsx`",
        "`{word}` em `{column}` pode ser `{meant}`, lido com outra codificação: guarde a folha como «CSV UTF-8» ou como `.xlsx`",
    ),
    (
        "`{was}` has other letters in `{column}`, `{new}`: save the sheet as “CSV UTF-8” or as `.xlsx`",
        "`{was}` tem outras letras em `{column}`, `{new}`: guarde a folha como «CSV UTF-8» ou como `.xlsx`",
    ),
    ("  note: {remark}", "  nota: {remark}"),
    ("  taken all the same, as asked", "  aceite mesmo assim, como pedido"),
    ("  left out: `--accept {id}` takes it", "  fica de fora: `--accept {id}` aceita-a"),
    (
        "  left out: `--accept {id}` takes it; if it is the other, write the other's id into the row",
        "  fica de fora: `--accept {id}` aceita-a; se for a outra, escreva na linha o id da outra",
    ),
    (
        "not in the sheet, and kept: {count} ({ids} and {more} more; `--verbose` names them all)",
        "não estão na folha, e ficam: {count} ({ids} e mais {more}; `--verbose` indica todas)",
    ),
    ("not in the sheet, and kept: {count} ({ids})", "não estão na folha, e ficam: {count} ({ids})"),
    ("nothing in the sheet is doubtful about `{id}`", "nada na folha é duvidoso quanto a `{id}`"),
    ("There is nothing to write.", "Não há nada para escrever."),
    ("Written: {files}", "Escrito: {files}"),
    (
        "Nothing was written. `--write` changes {files}",
        "Nada foi escrito. `--write` altera {files}",
    ),
    (
        "Nothing was written: what is wrong must be mended first.",
        "Nada foi escrito: é preciso corrigir primeiro o que está errado.",
    ),
    ("The members are in {out}", "As cidades membros estão em {out}"),
    ("the workbook could not be made", "não foi possível criar o ficheiro de Excel"),
    ("`{out}` must end in `.csv` or `.xlsx`", "`{out}` tem de acabar em `.csv` ou `.xlsx`"),
    (
        "`{out}` is there already: import it first, or overwrite it with `--force`",
        "`{out}` já existe: importe-o primeiro, ou substitua-o com `--force`",
    ),
    (
        "the name says another format than `--format`: leave `--format` out, or change the name",
        "o nome indica outro formato do que `--format`: omita `--format`, ou mude o nome",
    ),
    ("did you mean `{near}`, which is `{column}`?", "queria dizer `{near}`, que é `{column}`?"),
    ("{near} The columns are: {names}", "{near} As colunas são: {names}"),
    ("the columns are: {names}", "as colunas são: {names}"),
    ("no country is called `{text}`", "nenhum país se chama `{text}`"),
    ("did you mean {name} ({code})?", "queria dizer {name} ({code})?"),
    (
        "write its name in a language of the site or in English, or its two letters of ISO 3166-1, such as DK",
        "escreva o nome numa língua do sítio ou em inglês, ou as duas letras da norma ISO 3166-1, como DK",
    ),
];

namespace SalesAssistant.Data.Fields;

/// <summary>How a field's value is read, shown and edited.</summary>
public enum FieldType
{
    Text,
    LongText,

    /// <summary>A closed list: an enum property or a choice set.</summary>
    Choice,

    /// <summary>Fen in the record's currency.</summary>
    Money,
    WholeNumber,
    Percent,

    /// <summary>Business date.</summary>
    Date,

    /// <summary>Instant, UTC in the store.</summary>
    Moment,

    /// <summary>Clock time in the company's zone.</summary>
    Time,

    /// <summary>Another record's id.</summary>
    Reference,
    Flag,
}

/// <summary>One value of a choice set.</summary>
/// <param name="Code">What is stored: the enum member's name, or a snake_case code.</param>
/// <param name="Zh">Chinese label.</param>
/// <param name="En">English label.</param>
/// <param name="Synonyms">Other spellings that imports and people use.</param>
public sealed record Choice(string Code, string Zh, string En, IReadOnlyList<string> Synonyms)
{
    /// <summary>What exports write for it, such as "initial_contact".</summary>
    public string Word { get; init; } = Spelling.Snake(Code);

    /// <summary>Label in <paramref name="language"/> ("zh" or "en").</summary>
    public string Label(string language) => language == "en" ? En : Zh;
}

/// <summary>A field of the tables in REQUIREMENTS.md.</summary>
/// <param name="Name">The property, such as "ExpectedAmountFen".</param>
/// <param name="Type">How it is read and shown.</param>
/// <param name="Zh">Chinese label.</param>
/// <param name="En">English label.</param>
/// <param name="IsRequired">Counts as missing while empty (R45).</param>
/// <param name="IsAuto">Filled by the system, never edited.</param>
/// <param name="ChoiceSet">For <see cref="FieldType.Choice"/>.</param>
/// <param name="Target">For <see cref="FieldType.Reference"/>.</param>
/// <param name="Synonyms">Header names that imports use.</param>
public sealed record FieldDefinition(string Name, FieldType Type, string Zh, string En, bool IsRequired, bool IsAuto, string? ChoiceSet, RecordKind? Target, IReadOnlyList<string> Synonyms)
{
    /// <summary>Label in <paramref name="language"/> ("zh" or "en").</summary>
    public string Label(string language) => language == "en" ? En : Zh;
}

/// <summary>Every field of every kind of record, from Fields/fields.yaml and Fields/choices.yaml: the one place that cards, imports, exports and data quality ask.</summary>
public sealed partial class FieldCatalogue
{
    /// <summary>The catalogue that ships with the product.</summary>
    public static FieldCatalogue Default { get; } = Load();

    /// <summary>Fields of <paramref name="kind"/> in the order of the tables.</summary>
    public IReadOnlyList<FieldDefinition> Of(RecordKind kind) => _fields.TryGetValue(kind, out var fields) ? fields : [];

    /// <summary>One field; null when there is none of that name.</summary>
    public FieldDefinition? Find(RecordKind kind, string field) => Of(kind).FirstOrDefault(candidate => candidate.Name == field);

    /// <summary>Values of a choice set, such as "stage", "channel", "industry"; empty when unknown.</summary>
    public IReadOnlyList<Choice> Choices(string choiceSet) => _choices.TryGetValue(choiceSet, out var choices) ? choices : [];

    /// <summary>The choice that <paramref name="text"/> means: by code, label or synonym, case and width ignored; null when none.</summary>
    public Choice? FindChoice(string choiceSet, string text)
    {
        if (!_spellings.TryGetValue(choiceSet, out var spellings))
        {
            return null;
        }

        // Codes are asked for far more often than words, and as they are written need no folding.
        return spellings.TryGetValue(text, out var exact) ? exact : spellings.GetValueOrDefault(Spelling.Fold(text));
    }

    /// <summary>The word that exports and other systems use for a code, such as "initial_contact".</summary>
    public string ExportWord(string choiceSet, string code) => FindChoice(choiceSet, code)?.Word ?? Spelling.Snake(code);

    /// <summary>Names of the import files of a kind, without extension; the first is the one that exports write.</summary>
    public IReadOnlyList<string> FileNames(RecordKind kind) => _files.TryGetValue(kind, out var names) ? names : [];

    /// <summary>Headers of the record's own id in such a file.</summary>
    public IReadOnlyList<string> IdHeaders(RecordKind kind) => _ids.TryGetValue(kind, out var names) ? names : [];

    /// <summary>Name of a kind of record in <paramref name="language"/>.</summary>
    public string KindLabel(RecordKind kind, string language) => _kinds.TryGetValue(kind, out var label) ? (language == "en" ? label.En : label.Zh) : kind.ToString();
}

using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Data.Fields;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Values;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Customers;

/// <summary>Fields called by their names, with the value behind: 地址改成…, 年营业额3亿, "set the department to Purchasing". Names and synonyms are the field catalogue's.</summary>
internal static partial class NamedFields
{
    private const int LongestText = 200;

    // Read by their own words, or said of deals as well.
    private static readonly HashSet<string> Elsewhere = ["Name", "FullName", "Number", "Status", "Grade", "Tags", "MobilePhone", "Email", "WeChatId", "BuyingRole", "JobTitle", "BudgetMinFen", "BudgetMaxFen", "PlannedPurchaseDate", "FirstContactDate"];
    private static readonly HashSet<string> Ambiguous = new(StringComparer.OrdinalIgnoreCase) { "size", "area", "scale", "note", "notes", "comment", "说明", "关系", "履历", "偏好沟通方式", "web" };
    private static readonly char[] PartEnds = [',', '，', '。', ';', '；', '\n'];
    private static readonly Dictionary<RecordKind, List<(string Word, FieldDefinition Field)>> Labels = new()
    {
        [RecordKind.Customer] = LabelsOf(RecordKind.Customer),
        [RecordKind.Contact] = LabelsOf(RecordKind.Contact),
    };

    /// <summary>Property name → canonical text, as far as said.</summary>
    /// <param name="isNew">Of a record being made: a field's name at the head of a part needs no 是 or 改成 behind it.</param>
    public static Dictionary<string, string?> Read(Utterance utterance, RecordKind kind, bool isNew) => Read(utterance, kind, isNew, []);

    /// <summary>The same; what names a choice that there is not (行业环保) goes to <paramref name="noChoice"/> as it was said.</summary>
    public static Dictionary<string, string?> Read(Utterance utterance, RecordKind kind, bool isNew, List<string> noChoice)
    {
        var values = new Dictionary<string, string?>();
        foreach (var part in Parts(utterance.Text))
        {
            if (Label(utterance.Text, part, kind) is not { } found || values.ContainsKey(found.Field.Name))
            {
                continue;
            }

            var (said, isLinked) = Behind(utterance.Text, found.Span.End, part.End);
            var isPlain = isLinked || (isNew && found.Span.Start == part.Start);
            if (Value(utterance, found.Field, said, isPlain) is { } value)
            {
                values[found.Field.Name] = value;
            }
            else if (isPlain && found.Field.Type == FieldType.Choice && said.Length > 0)
            {
                noChoice.Add(utterance.Words(Span.Between(found.Span.Start, said.End)));
            }
        }

        return values;
    }

    private static IEnumerable<Span> Parts(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOfAny(PartEnds, start);
            end = end < 0 ? text.Length : end;
            var head = start;
            while (head < end && char.IsWhiteSpace(text[head]))
            {
                head++;
            }

            yield return Span.Between(head, end);
            start = end + 1;
        }
    }

    // The first name of a field in the part; of those that begin together the longest.
    private static (FieldDefinition Field, Span Span)? Label(string text, Span part, RecordKind kind)
    {
        (FieldDefinition Field, Span Span)? best = null;
        foreach (var (word, field) in Labels[kind])
        {
            var at = text.IndexOf(word, part.Start, part.Length, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && IsWhole(text, at, word) && (best is not { } former || at < former.Span.Start || (at == former.Span.Start && word.Length > former.Span.Length)))
            {
                best = (field, new Span(at, word.Length));
            }
        }

        return best;
    }

    private static bool IsWhole(string text, int at, string word) =>
        !char.IsAsciiLetter(word[0]) || ((at == 0 || !char.IsAsciiLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsAsciiLetter(text[at + word.Length])));

    private static (Span Said, bool IsLinked) Behind(string text, int from, int to)
    {
        var link = Link().Match(text[from..to]);
        var end = to;
        while (end > from + link.Length && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '了' or '吧' or '哈' or '.' or '!' or '！' or '"' or '”'))
        {
            end--;
        }

        return (Span.Between(from + link.Length, end), link.Groups["link"].Success);
    }

    private static string? Value(Utterance utterance, FieldDefinition field, Span said, bool isLinked)
    {
        var text = utterance.Words(said).Trim(' ', '"', '“', '”', '「', '」');
        return field.Type switch
        {
            _ when text.Length == 0 => null,
            FieldType.Money => utterance.Money.FirstOrDefault(money => Holds(said, money.Span)) is { } money ? FieldCodec.Write(Saturating.ToFen(money.High)) : null,
            FieldType.Date => utterance.Dates.FirstOrDefault(date => Holds(said, date.Span) && date.IsDay) is { } date ? FieldCodec.Write(Past(date.From, utterance.Today)) : null,
            FieldType.Choice when isLinked => Chosen(field.ChoiceSet!, text),   // a choice has a set
            FieldType.Text or FieldType.LongText when isLinked && text.Length <= LongestText => text,
            _ => null,
        };
    }

    private static bool Holds(Span outer, Span inner) => outer.Start <= inner.Start && inner.End <= outer.End;

    // Somebody's birthday, said without a year, is not next year's.
    private static DateOnly Past(DateOnly day, DateOnly today) => day > today ? day.AddYears(-1) : day;

    private static string? Chosen(string set, string text) => FieldCatalogue.Default.Choices(set)
        .SelectMany(choice => choice.Synonyms.Append(choice.Zh).Append(choice.En).Select(word => (choice.Code, Word: word)))
        .Where(pair => pair.Word.Length >= 2 && text.Contains(pair.Word, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(pair => pair.Word.Length).FirstOrDefault().Code;

    private static List<(string Word, FieldDefinition Field)> LabelsOf(RecordKind kind) =>
        [.. FieldCatalogue.Default.Of(kind).Where(field => !field.IsAuto && field.Type != FieldType.Reference && !Elsewhere.Contains(field.Name))
            .SelectMany(field => field.Synonyms.Append(field.Zh).Append(field.En).Select(word => (Word: word, Field: field)))
            .Where(label => label.Word.Length >= (char.IsAscii(label.Word[0]) ? 4 : 2) && !label.Word.Contains('_', StringComparison.Ordinal) && !Ambiguous.Contains(label.Word))
            .DistinctBy(label => label.Word)];

    [GeneratedRegex(@"^\s*(?:of [^,]{1,40}? (?=to )|for [^,]{1,40}? (?=to ))?(?:(?:已经|现在|应该|都)?(?<link>改成了?|改为了?|改到了?|换成了?|换到了?|更新成|更新为|变成了?|变更为|调整为|设为|设成|写成|搬到了?|是|为|在|叫|:|：|=|is now|is|was|to|changed to)\s*)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}

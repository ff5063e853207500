using System.Text;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Skills.Language.Entities;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Fills the blanks of corpus lines with names and values, and reads the result as any message is read.</summary>
/// <param name="fillings">Blank → what may stand there; from prompts/intents/names.yaml.</param>
/// <param name="skills">All labels, for made-up context.</param>
internal sealed class CorpusFiller(IReadOnlyDictionary<string, IReadOnlyList<string>> fillings, IReadOnlyList<string> skills)
{
    /// <summary>A fixed moment: training does not depend on the clock.</summary>
    private static readonly DateTime Now = new(2026, 3, 11, 10, 20, 0, DateTimeKind.Unspecified);

    private static readonly Dictionary<string, RecordKind> KindOf = new(StringComparer.Ordinal)
    {
        ["customer"] = RecordKind.Customer,
        ["contact"] = RecordKind.Contact,
        ["deal"] = RecordKind.Opportunity,
        ["colleague"] = RecordKind.User,
        ["team"] = RecordKind.Team,
        ["product"] = RecordKind.Product,
        ["region"] = RecordKind.Team,
    };

    /// <summary>One form of <paramref name="line"/>.</summary>
    /// <param name="variant">0: as written, every name known. Others: other names, some of them unknown, often without punctuation, with something said before.</param>
    public (Utterance Utterance, ReadingContext Context) Fill(CorpusLine line, int variant)
    {
        var random = new Shuffler(line.Source + ((ulong)variant << 32));
        var text = variant > 0 && random.Next(3) > 0 ? WithoutSigns(line.Text) : line.Text;
        var mentions = new List<EntityMention>();
        var filled = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var end = text[i] == '{' ? text.IndexOf('}', i) : -1;
            if (end < 0)
            {
                filled.Append(text[i++]);
                continue;
            }

            var blank = text[(i + 1)..end];
            var known = fillings.TryGetValue(blank, out var names) ? names : throw new InvalidDataException($"{{{blank}}} in \"{line.Text}\": no such blank in prompts/intents/names.yaml");
            var name = known[random.Next(known.Count)];
            if (KindOf.TryGetValue(blank, out var kind) && (variant == 0 || random.Next(10) < 9))
            {
                var record = new RecordRef(kind, 1 + random.Next(1000), name);
                mentions.Add(new EntityMention(new Span(filled.Length, name.Length), [new EntityCandidate(record, blank == "region" ? "region" : "full", 1, null)]));
            }

            filled.Append(name);
            i = end + 1;
        }

        var scope = new GivenNames(mentions);
        var last = line.LastSkill ?? (variant > 0 && random.Next(4) == 0 ? skills[random.Next(skills.Count)] : null);
        var context = new ReadingContext(scope.Caller, new ConversationState { LastSkill = last }, Now) { Names = scope };
        return (UtteranceReader.Read(filled.ToString(), Now, scope), context);
    }

    private static string WithoutSigns(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '，' or '。' or '、' or '；' or '？' or '！' or '?' or '!' or ';')
            {
                continue;
            }

            kept.Append(character);
        }

        return kept.ToString();
    }

    /// <summary>Marks exactly what was filled in.</summary>
    private sealed class GivenNames(IReadOnlyList<EntityMention> mentions) : NameScope
    {
        public override Caller Caller => Caller.System;

        public override IReadOnlyList<string> Regions => [];

        public override IReadOnlyList<EntityMention> Mark(string text) => mentions;

        public override NamedRecord? Find(RecordKind kind, long id) => null;

        public override IReadOnlyList<NamedRecord> ContactsOf(long customerId) => [];

        public override IReadOnlyList<NamedRecord> DealsOf(long customerId) => [];

        public override IReadOnlyList<NamedRecord> PlannedOf(long customerId) => [];

        public override IReadOnlyList<NamedRecord> All(RecordKind kind) => [];
    }
}

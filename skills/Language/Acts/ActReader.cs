using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace SalesAssistant.Skills.Language.Acts;

/// <summary>Reads the small words that answer a card ("好的保存", "scratch that", "撤销"). A message counts only when nothing else stands in it: "取消明天的会" is work, "对，改成300万" a correction.</summary>
public sealed class ActReader
{
    private const int LongestAct = 60;

    // The strongest wins: whoever says "take that back" beside "ok" wants it back.
    private static readonly string[] Acts = ["undo", "discard", "why", "confirm_all", "confirm", "affirm"];
    private readonly Regex _pattern = Build();

    /// <summary>The act; null when the message is something else. A bare yes counts only while a proposal waits.</summary>
    public ProposalAct? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var text = utterance.Text.Trim();
        if (text.Length is 0 or > LongestAct || Match(text) is not { } match)
        {
            return null;
        }

        var said = Acts.FirstOrDefault(act => match.Groups[act].Success);
        var waits = context.PendingProposalSkill is not null;
        return said switch
        {
            "undo" or "why" or "confirm_all" => new ProposalAct(said),
            "discard" when waits => new ProposalAct(said),
            // Right after a task or an activity, "取消吧" is about that, and its reader knows which.
            "discard" when context.CanUndo && !(context.State.LastTask is not null && context.State.LastSkill == "manage_task") => new ProposalAct("undo"),
            "confirm" when waits || IsSave(match) => new ProposalAct(said),
            "affirm" when waits => new ProposalAct("confirm"),
            _ => null,
        };
    }

    private Match? Match(string text)
    {
        try
        {
            return _pattern.Match(text) is { Success: true } match ? match : null;
        }
        catch (RegexMatchTimeoutException)   // a long run of particles and then something else: no answer to a card
        {
            return null;
        }
    }

    // "存" with nothing waiting is told so; "改吧" alone is not worth a word.
    private static bool IsSave(Match match) => match.Groups["confirm"].Captures.Any(capture => capture.Value.StartsWith('存') || capture.Value.StartsWith("保存", StringComparison.Ordinal) || capture.Value.Equals("save", StringComparison.OrdinalIgnoreCase));

    private static Regex Build()
    {
        using var stream = typeof(ActReader).Assembly.GetManifestResourceStream("acts.yaml") ?? throw new InvalidOperationException("Built-in lexicon is missing: acts.yaml");
        using var reader = new StreamReader(stream);
        var lists = new DeserializerBuilder().Build().Deserialize<Dictionary<string, string[]>>(reader);
        var tokens = ((string[])[.. Acts, "filler"]).Select(name => $"(?<{name}>{string.Join('|', lists[name].Select(entry => Bounded(entry)))})");
        return new Regex($@"^(?:(?:{string.Join('|', tokens)})[\s,，.。!！?？~、;:…]*)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(100));
    }

    private static string Bounded(string entry) =>
        entry.Any(c => c is >= '\u3400' and <= '\u9fff') ? $"(?:{entry})" : $"(?<![A-Za-z])(?:{entry})(?![A-Za-z])";
}

using System.Text.RegularExpressions;

namespace SalesAssistant.Skills.Language.Intents;

/// <summary>A line of prompts/&lt;skill&gt;/utterances.*.txt: "text", or "@last_skill text" for what only makes sense after something.</summary>
/// <param name="Skill">The label, from the folder's name.</param>
/// <param name="LastSkill">The skill of the turn before; null when the line stands alone.</param>
internal sealed record CorpusLine(string Skill, string? LastSkill, string Text)
{
    /// <summary>Identifies the line, whatever its variants.</summary>
    public uint Source => TextHash.Scramble(TextHash.Of(Text));

    /// <summary>One third of the lines is never trained on.</summary>
    public bool IsUnseen => Source % 3 == 0;

    /// <summary>All lines under <paramref name="promptsFolder"/>, in a stable order; "#" starts a comment.</summary>
    public static IReadOnlyList<CorpusLine> ReadAll(string promptsFolder) =>
    [
        .. Directory.EnumerateFiles(promptsFolder, "utterances.*.txt", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file).Select(line => (Skill: SkillOf(file), Line: line.Trim())))
            .Where(read => read.Line.Length > 0 && read.Line[0] != '#')
            .Select(read => Parse(read.Skill, read.Line))
            .DistinctBy(line => (line.LastSkill, line.Text)),
    ];

    private static string SkillOf(string file) => Path.GetFileName(Path.GetDirectoryName(file)!).Replace('-', '_');   // a file always lies in a folder here

    private static CorpusLine Parse(string skill, string line) =>
        Regex.Match(line, "^@([a-z_]+) (.+)$") is { Success: true } after
            ? new CorpusLine(skill, after.Groups[1].Value, after.Groups[2].Value)
            : new CorpusLine(skill, null, line);
}

namespace SalesAssistant.Bot.Channels.WeCom.Drawing;

/// <summary>How words are marked: in the vendor's small Markdown, or not at all. Words of the store never become markup.</summary>
/// <param name="IsMarkdown">False: plain text, which the WeChat plugin shows too.</param>
/// <param name="PublicUrl">Address of the workspace as browsers see it; null = no links.</param>
internal sealed record Ink(bool IsMarkdown, string? PublicUrl)
{
    private const string Gap = "\u200b";

    /// <summary>Whether the Markdown has colours.</summary>
    public bool HasColors { get; init; } = true;

    /// <summary>Whether the Markdown has tables.</summary>
    public bool HasTables { get; init; }

    /// <summary>Whether links sign in on arrival; else the page itself asks.</summary>
    public bool SignsIn { get; init; } = true;

    /// <summary>Neither a link, nor a mention, nor a colour, nor a heading.</summary>
    public static string Safe(string text)
    {
        var safe = text.ReplaceLineEndings("\n").Replace("](", "]" + Gap + "(", StringComparison.Ordinal).Replace("<", "<" + Gap, StringComparison.Ordinal).Replace("**", "*" + Gap + "*", StringComparison.Ordinal);
        return string.Join('\n', safe.Split('\n').Select(line => line.TrimStart() is ['#' or '>', ..] ? Gap + line : line));
    }

    public string Bold(string text) => !IsMarkdown || text.Length == 0 ? Safe(text) : string.Join('\n', Safe(text).Split('\n').Select(line => line.Trim().Length == 0 ? line : $"**{line.Trim()}**"));

    /// <param name="tone">As <see cref="Skills.TextBlock"/> has it.</param>
    public string Tone(string text, string tone) => !IsMarkdown ? Safe(text) : tone switch
    {
        "title" => Bold(text),
        "good" when HasColors => Color(text, "info"),
        "warning" or "error" when HasColors => Color(text, "warning"),
        "muted" when HasColors => Color(text, "comment"),
        _ => Safe(text),
    };

    /// <summary>A way into the workspace; only the words where there is none.</summary>
    public string Link(string words, string? path) => Url(path) is not { } url ? Safe(words) : IsMarkdown ? $"[{Safe(words).Replace("]", "\uff3d", StringComparison.Ordinal)}]({url})" : $"{Safe(words)} {url}";

    /// <summary>The address behind <see cref="Link"/>; null for paths that lead elsewhere, or without a workspace address.</summary>
    public string? Url(string? path) => Workspace.RecordLinks.Inside(path) is { } inside && PublicUrl is { Length: > 0 }
        ? PublicUrl.TrimEnd('/') + (SignsIn ? $"{WeComLogin.Path}?return={Uri.EscapeDataString(inside)}" : inside)
        : null;

    // A colour ends with its line.
    private static string Color(string text, string color) => string.Join('\n', Safe(text).Split('\n').Select(line => line.Trim().Length == 0 ? line : $"<font color=\"{color}\">{line}</font>"));
}

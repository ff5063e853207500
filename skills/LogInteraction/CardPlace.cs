using System.Text.RegularExpressions;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Which of several cards is meant: 第二条, the second one.</summary>
internal static partial class CardPlace
{
    private const string Chinese = "一二三四五";
    private static readonly string[] English = ["first", "second", "third", "fourth", "fifth"];

    /// <summary>1 to 5; null when none is named.</summary>
    public static int? Read(string text)
    {
        var match = Named().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var said = match.Groups["n"].Value.ToLowerInvariant();
        var place = said.Length == 1 ? (char.IsAsciiDigit(said[0]) ? said[0] - '0' : Chinese.IndexOf(said[0], StringComparison.Ordinal) + 1) : Array.IndexOf(English, said) + 1;
        return place;
    }

    [GeneratedRegex(@"第(?<n>[一二三四五1-5])(?:条|个|家|张)|(?:the )?(?<n>first|second|third|fourth|fifth) (?:one|note|record|card|visit)|(?:note|card|record|no\.?) ?(?<n>[1-5])(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}

using System.Text;

namespace SalesAssistant.Data.Fields;

internal static class ChoiceMatching
{
    public static bool Matches(this Choice choice, string text)
    {
        var wanted = Fold(text);
        return wanted.Length > 0 && (Fold(choice.Code) == wanted || Fold(choice.Zh) == wanted || Fold(choice.En) == wanted || choice.Synonyms.Any(synonym => Fold(synonym) == wanted));
    }

    // Underscores, blanks and dashes are one: "closed_won", "Closed Won" and "closed-won" are the same value.
    public static string Fold(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsLetterOrDigit));
}

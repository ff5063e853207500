using System.Text;

namespace SalesAssistant.Data.Fields;

/// <summary>How names of fields and values are compared and written.</summary>
internal static class Spelling
{
    /// <summary>Without case, width, blanks and punctuation: "closed_won", "Closed Won" and "closed-won" are the same.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var written in text)
        {
            // Full-width forms lie 0xFEE0 above ASCII; Normalize(FormKC) leaves them alone under invariant globalisation.
            var character = written is >= '\uFF01' and <= '\uFF5E' ? (char)(written - 0xFEE0) : written;
            if (char.IsLetterOrDigit(character))
            {
                folded.Append(char.ToLowerInvariant(character));
            }
        }

        return folded.ToString();
    }

    /// <summary>"NeedsConfirmed" as "needs_confirmed"; single capitals ("A") stay.</summary>
    public static string Snake(string code)
    {
        if (code.Length < 2)
        {
            return code;
        }

        var snake = new StringBuilder(code.Length + 4);
        foreach (var character in code)
        {
            if (char.IsUpper(character) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(character));
        }

        return snake.ToString();
    }
}

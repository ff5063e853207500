namespace SalesAssistant.Skills.Language.Values;

/// <summary>Reads telephone numbers and e-mail addresses.</summary>
public static class ContactValueReader
{
    /// <summary>All telephone numbers of <paramref name="text"/> in order.</summary>
    public static IReadOnlyList<PhoneValue> Phones(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normalized = Normalizer.Normalize(text);
        var found = new List<PhoneValue>();
        foreach (var (span, digits) in ContactScanner.Phones(normalized.Text))
        {
            found.Add(new PhoneValue(normalized.ToOriginal(span), digits));
        }

        return found;
    }

    /// <summary>All e-mail addresses of <paramref name="text"/> in order.</summary>
    public static IReadOnlyList<EmailValue> Emails(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normalized = Normalizer.Normalize(text);
        var found = new List<EmailValue>();
        foreach (var span in ContactScanner.Emails(normalized.Text))
        {
            found.Add(new EmailValue(normalized.ToOriginal(span), span.In(normalized.Text)));
        }

        return found;
    }
}

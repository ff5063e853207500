namespace SalesAssistant.Skills.Language.Values;

/// <summary>Reads telephone numbers and e-mail addresses.</summary>
public static class ContactValueReader
{
    /// <summary>All telephone numbers of <paramref name="text"/> in order.</summary>
    public static IReadOnlyList<PhoneValue> Phones(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [];
    }

    /// <summary>All e-mail addresses of <paramref name="text"/> in order.</summary>
    public static IReadOnlyList<EmailValue> Emails(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [];
    }
}

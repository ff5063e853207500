namespace SalesAssistant.Skills.Language.Lexicons;

/// <summary>What one text holds of the letter groups that are waited for. Belongs to one thread.</summary>
internal sealed class FoundGroups
{
    private string? _text;
    private LetterGroups.Table? _table;
    private ulong[] _bits = [];

    /// <summary>Whether what took <paramref name="seat"/> can stand in the text.</summary>
    public bool May(int seat) => seat < 0 || (_bits[seat >> 6] & (1UL << (seat & 63))) != 0;

    internal bool IsOf(string text, LetterGroups.Table table) => ReferenceEquals(_table, table) && (ReferenceEquals(_text, text) || string.Equals(_text, text));

    internal void Read(string text, LetterGroups.Table table)
    {
        if (_bits.Length == table.Words)
        {
            Array.Clear(_bits);
        }
        else
        {
            _bits = new ulong[table.Words];
        }

        (_text, _table) = (text, table);
        table.Mark(text, _bits);
    }
}

namespace SalesAssistant.Skills.Language.Lexicons;

/// <summary>What one text holds of the letter groups that are waited for. Belongs to one thread.</summary>
internal sealed class FoundGroups
{
    private string? _text;
    private int _seats;
    private ulong[] _bits = [];

    /// <summary>Whether what took <paramref name="seat"/> can stand in the text.</summary>
    public bool May(int seat) => seat < 0 || (_bits[seat >> 6] & (1UL << (seat & 63))) != 0;

    /// <summary>Whether this is what <paramref name="text"/> holds for the first <paramref name="seats"/> seats.</summary>
    public bool IsOf(string text, int seats) => _seats == seats && string.Equals(_text, text);

    /// <summary>Starts anew, with another text.</summary>
    public FoundGroups Begin(string text, int seats)
    {
        var words = (seats + 63) >> 6;
        if (_bits.Length == words)
        {
            Array.Clear(_bits);
        }
        else
        {
            _bits = new ulong[words];
        }

        (_text, _seats) = (text, seats);
        return this;
    }

    /// <summary>The text holds what these wait for.</summary>
    public void Add(int[] seats)
    {
        foreach (var seat in seats)
        {
            if (seat < _seats)   // later ones have come while the text was read
            {
                _bits[seat >> 6] |= 1UL << (seat & 63);
            }
        }
    }
}

using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;

/// <summary>Numbers with Chinese units, also mixed with digits and spaced out: 四亿五千六百四十二万零一十五, 7万 5千 4百, 一千多万, 两千三.</summary>
internal ref struct ChineseInteger(string s, int start)
{
    private const int MostTerms = 24;
    private readonly int _start = start;
    private int _p = start;
    private double _terms;         // what stands under the units that are finished: 四亿 in 四亿五千万
    private double _section;       // what waits for a big unit: 五千 in 四亿五千万
    private double? _digit;        // a number that waits for its unit
    private bool _digitIsShort;    // one digit long, so that a unit may be left out behind it: 九万四
    private long _lastUnit;
    private double _smallest = double.MaxValue;   // the big unit said last: the next one is smaller, or takes in all before
    private bool _zero;
    private int _tokens;

    internal int End { get; private set; } = start;

    internal double Value { get; private set; }

    internal bool IsOpen { get; private set; }

    /// <summary>True for one numeral alone.</summary>
    internal readonly bool IsLone => _tokens == 1 && !IsArabic;

    internal readonly bool IsArabic => _tokens == 1 && (Chars.IsDigit(s[_start]) || s[_start] == '.');

    internal bool TryRead()
    {
        if (s.At(_p) == '半' && s.At(_p + 1) is '百' or '佰')
        {
            (Value, End, _tokens) = (50, _p + 2, 2);
            return true;
        }

        while (_tokens < MostTerms && Step())
        {
            _tokens++;
            Settle();
        }

        return End > _start;
    }

    /// <summary>Takes the next numeral or unit; blanks may stand between.</summary>
    private bool Step()
    {
        var at = _tokens == 0 ? _p : s.SkipBlanks(_p);
        var c = s.At(at);
        if (Chars.IsDigit(c) || (c == '.' && _tokens == 0))
        {
            return Literal(at);
        }

        // 俩 is two before a unit; by itself it is a couple of people.
        if ((c == '俩' && MixedNumerals.Unit(s.At(at + 1)) > 0 ? 2 : MixedNumerals.Digit(c)) is >= 0 and var digit)
        {
            return Digit(at, digit);
        }

        if (MixedNumerals.Unit(c) is > 0 and < 10_000 and var unit)
        {
            return SmallUnit(at, unit);
        }

        if (_tokens == 0 && c is ('廿' or '卅'))
        {
            // 廿五: twenty with its unit inside.
            (_section, _lastUnit, _p) = (c == '廿' ? 20 : 30, 10, at + 1);
            return true;
        }

        if (BigUnit(c) is > 0 and var big)
        {
            return Big(at, big);
        }

        return Approximation(at, c);
    }

    private bool Literal(int at)
    {
        if (_digit is not null || !ArabicLiteral.TryRead(s, at, out var value, out var end))
        {
            return false;
        }

        var isShort = end == at + 1;
        var unitFollows = IsUnit(s.At(s.SkipBlanks(end)));
        if (_tokens > 0 && !unitFollows && (!isShort || at != _p || _zero))
        {
            return false;
        }

        (_digit, _digitIsShort, _p) = (value, isShort, end);
        return true;
    }

    private bool Digit(int at, int digit)
    {
        if (digit == 0)
        {
            if (_digit is not null || _zero)
            {
                return false;
            }

            (_zero, _p) = (true, at + 1);
            _digit = _tokens == 0 ? 0 : null;
            return true;
        }

        if (_digit is not null)
        {
            return false;
        }

        (_digit, _digitIsShort, _p) = (digit, true, at + 1);
        return true;
    }

    private bool SmallUnit(int at, long unit)
    {
        // 百三 and 千三 leave the one out; so does 零十.
        if ((_digit is null && _tokens > 0 && !_zero && !(unit == 10 && _lastUnit >= 10_000)) || (_lastUnit is > 0 and < 10_000 && unit >= _lastUnit) || _digit == 0)
        {
            return false;
        }

        _section += (_digit ?? 1) * unit;
        (_digit, _lastUnit, _zero, _p) = (null, unit, false, at + 1);
        return true;
    }

    private bool Big(int at, double unit)
    {
        if (_tokens == 0 || _digit == 0 || (_digit is null && _section == 0 && _terms == 0))
        {
            return false;
        }

        var section = _section + (_digit ?? 0);
        if (section > 0 && unit < _smallest)
        {
            _terms += section * unit;
        }
        else
        {
            // 四万万, 4.78万亿, 二十一万亿: the unit takes in what was said before it.
            _terms = (_terms + section) * unit;
        }

        (_section, _digit, _smallest, _lastUnit, _zero, _p) = (0, null, unit, (long)unit, false, at + 1);
        return true;
    }

    /// <summary>十几万, 一千多万, 500余万: the words leave the figure as it is, and only before a big unit.</summary>
    private bool Approximation(int at, char c)
    {
        if (_tokens == 0 || c is not ('几' or '多' or '余' or '来') || (c == '几' && _digit is > 0) || BigUnit(s.At(s.SkipBlanks(at + 1))) == 0)
        {
            return false;
        }

        (IsOpen, _zero, _p) = (true, false, at + 1);
        return true;
    }

    /// <summary>Keeps what is read so far if it may end here.</summary>
    private void Settle()
    {
        if (_zero && _tokens > 1 && _digit is null)
        {
            return;
        }

        var lone = _tokens == 1 && _digit is null;
        if ((lone && s[_start] is not ('十' or '廿' or '卅')) || IsOpenEnd())
        {
            return;
        }

        var rest = _digit ?? 0;
        if (_tokens > 1 && _digit is > 0 && !_zero && _lastUnit > 0 && _digitIsShort)
        {
            rest = rest * _lastUnit / 10;
        }

        (Value, End) = (_terms + _section + rest, _p);
    }

    private readonly bool IsOpenEnd() => s[_p - 1] is '几' or '多' or '余' or '来';

    private static bool IsUnit(char c) => MixedNumerals.Unit(c) > 0 || c == '兆' || c is '几' or '多' or '余';

    internal static double BigUnit(char c) => c switch { '万' => 1e4, '亿' => 1e8, '兆' => 1e12, _ => 0 };
}

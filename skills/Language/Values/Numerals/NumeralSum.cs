namespace SalesAssistant.Skills.Language.Values.Numerals;

/// <summary>Adds up a number word by word: digits wait for their unit, 万 and 亿 close a section.</summary>
internal struct NumeralSum
{
    private decimal _low, _high, _sectionLow, _sectionHigh, _numberLow, _numberHigh;
    private bool _hasNumber, _afterZero, _hasUnit, _closed;
    private long _previousUnit, _sectionUnit;
    private int _numberDigits, _endBeforeNumber, _end;

    public NumeralSum()
    {
    }

    internal readonly bool TakesNumber => !_hasNumber;

    internal readonly bool HasNumber => _hasNumber;

    internal readonly bool HasAny => _hasNumber || _hasUnit;

    /// <summary>The unit said last; 0 when none was.</summary>
    internal readonly long LastUnit => _previousUnit;

    internal long Largest { get; private set; }

    internal bool Approx { get; set; }

    internal bool Shorthand { get; private set; }

    internal bool Headless { get; private set; }

    internal readonly int End => _end;

    internal void Mark(int end)
    {
        _end = end;
        if (!_hasNumber)
        {
            _endBeforeNumber = end;
        }
    }

    /// <summary>Takes digits; false when they cannot go on (80万 300).</summary>
    internal bool AddNumber(decimal value, int digits)
    {
        if (_previousUnit > 0 && value >= _previousUnit)
        {
            return false;
        }

        (_numberLow, _numberHigh, _hasNumber, _numberDigits, _afterZero) = (value, value, true, digits, false);
        return true;
    }

    internal void AddPair(decimal low, decimal high, bool afterZero) =>
        (_numberLow, _numberHigh, _hasNumber, _numberDigits, _afterZero) = (low, high, true, 1, afterZero);

    /// <summary>Units fall within a section, and 万 closes it once: 12万12万 and 十十 are two numbers.</summary>
    internal readonly bool Takes(long unit) => unit < 10_000 ? _sectionUnit == 0 || unit < _sectionUnit : unit > 10_000 || !_closed;

    internal void Multiply(long unit)
    {
        if (!_hasNumber && !_hasUnit)
        {
            Headless = unit != 10;
        }

        _sectionUnit = unit < 10_000 ? unit : 0;
        _closed = unit == 10_000;
        Largest = Math.Max(Largest, unit);
        if (unit < 10_000)
        {
            _sectionLow += (_hasNumber ? _numberLow : 1) * unit;
            _sectionHigh += (_hasNumber ? _numberHigh : 1) * unit;
        }
        else
        {
            var whole = unit > 10_000;
            var low = _sectionLow + (_hasNumber ? _numberLow : 0) + (whole ? _low : 0);
            var high = _sectionHigh + (_hasNumber ? _numberHigh : 0) + (whole ? _high : 0);
            var closed = (low == 0 ? 1 : low, high == 0 ? 1 : high);
            _low = (whole ? 0 : _low) + Capped(closed.Item1, unit);
            _high = (whole ? 0 : _high) + Capped(closed.Item2, unit);
            (_sectionLow, _sectionHigh) = (0, 0);
        }

        (_hasNumber, _hasUnit, _previousUnit, _numberLow, _numberHigh) = (false, true, unit, 0, 0);
    }

    /// <summary>Closes the number. A single digit left over counts in the next lower unit (两千八 = 2800), unless what follows counts it itself (两千八月底).</summary>
    internal bool Finish(string s, out decimal low, out decimal high)
    {
        (low, high) = (0, 0);
        if (!HasAny)
        {
            return false;
        }

        if (_hasNumber && _previousUnit >= 100 && !_afterZero && _numberDigits == 1)
        {
            if (CountsItself(s, _end))
            {
                (_end, _hasNumber, _numberLow, _numberHigh) = (_endBeforeNumber, false, 0, 0);
            }
            else
            {
                Shorthand = true;
                _numberLow *= _previousUnit / 10;
                _numberHigh *= _previousUnit / 10;
            }
        }
        else if (_hasNumber && _previousUnit >= 10_000 && !_afterZero && _numberDigits == 2)
        {
            // 80万30台: two digits behind 万 belong to what follows.
            (_end, _hasNumber, _numberLow, _numberHigh) = (_endBeforeNumber, false, 0, 0);
        }

        low = _low + _sectionLow + _numberLow;
        high = _high + _sectionHigh + _numberHigh;
        return low > 0 || high > 0 || (_hasNumber && !_hasUnit);
    }

    private static decimal Capped(decimal value, long unit) => value > 1_000_000_000_000m ? value : value * unit;

    private static bool CountsItself(string s, int end)
    {
        var next = s.At(end);
        return next is '月' or '号' or '日' or '年' or '点' or '周' or '%' or '.' or '季' or '折' or ':' or '期'
            || (next == '成' && s.At(end + 1) is not '交' and not '了')   // 46万5成交
            || Chars.IsDigit(next) || Chars.IsLetter(next) || MixedNumerals.Unit(next) > 0
            || (next is not '块' and not '元' and not '平' and not '人' && ValueLexicon.ChineseUnits.ContainsKey(next)
                && UnitWords.Length(s, end) > 0)
            || (s.At(end - 1) == '一' && next is '分' or '口' or '直' or '起' or '定' or '样' or '共' or '并' or '律' or '下' or '般' or '次')   // 36万一分没少, 20万一口价
            || s.Has(end, "人天") || s.Has(end, "人月") || (next == '人' && s.At(end + 1) is not '民');
    }
}

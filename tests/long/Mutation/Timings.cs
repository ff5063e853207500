namespace SalesAssistant.Long.Mutation;

/// <summary>Milliseconds of processor time of many runs, each with the number of its text.</summary>
internal sealed class Timings(int count)
{
    private readonly float[] _times = new float[count];

    public void Set(int at, double milliseconds) => _times[at] = (float)milliseconds;

    /// <summary>The time that <paramref name="share"/> of the runs stay within.</summary>
    public double At(double share) => _times.Order().ElementAt(Math.Min(_times.Length - 1, (int)(_times.Length * share)));

    /// <summary>The runs that took longest, worst first.</summary>
    public IEnumerable<(int At, double Milliseconds)> Slowest(int how) => _times.Index().OrderByDescending(pair => pair.Item).Take(how).Select(pair => (pair.Index, (double)pair.Item));

    public override string ToString() => $"p50 {At(0.5):0.000} ms, p95 {At(0.95):0.00} ms, p99 {At(0.99):0.00} ms, longest {At(1):0.0} ms";
}

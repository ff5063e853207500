using System.Runtime.InteropServices;

namespace SalesAssistant.Long;

/// <summary>Processor time of the calling thread: what the work costs, however busy the machine is. Linux and macOS.</summary>
internal static partial class ThreadTime
{
    private const int ThreadClockOnLinux = 3;
    private const int ThreadClockOnMac = 16;

    /// <summary>Milliseconds, from any fixed point.</summary>
    public static double Now()
    {
        if (ReadClock(OperatingSystem.IsMacOS() ? ThreadClockOnMac : ThreadClockOnLinux, out var time) != 0)
        {
            throw new PlatformNotSupportedException("The system has no clock of a thread's processor time.");
        }

        return (time.Seconds * 1e3) + (time.Nanoseconds / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}

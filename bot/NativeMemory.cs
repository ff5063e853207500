using System.Runtime.InteropServices;

namespace SalesAssistant.Bot;

/// <summary>How the C library keeps what the runtime's compiler and SQLite gave back. glibc's default, a pool for every thread up to eight a core, held 60 MB of free blocks at 64 conversations at once.</summary>
internal static class NativeMemory
{
    // malloc.h of glibc.
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;
    private const int MostPools = -8;

    private delegate int SetMallocOption(int option, int value);

    /// <summary>No further pools, large blocks mapped on their own, free ends given back. Nothing on a machine without glibc: its own library has other rules.</summary>
    public static void GiveBackSooner()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libc.so.6", out var library) || !NativeLibrary.TryGetExport(library, "mallopt", out var address))
        {
            return;
        }

        var set = Marshal.GetDelegateForFunctionPointer<SetMallocOption>(address);
        set(MostPools, 1);
        set(MapThreshold, 32 * 1024);
        set(TrimThreshold, 64 * 1024);
    }
}

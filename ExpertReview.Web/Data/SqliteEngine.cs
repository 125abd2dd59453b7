using System.Globalization;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace ExpertReview.Web.Data;

/// <summary>
/// Chooses the SQLite engine: the operating system's patched library when it loads and is newer than the bundled one.
/// </summary>
/// <remarks>The bundle that restores carries SQLite 3.35.5 of 2021, which has published vulnerabilities; see docs/database.md.</remarks>
public static class SqliteEngine
{
    private const int BundledVersion = 3_035_005;
    private const string BundledName = "e_sqlite3";
    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"];
    private static readonly Lazy<string> Started = new(Choose);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();

    /// <summary>Loads the engine once; safe to call again.</summary>
    /// <returns>What serves, such as "3.40.1 (libsqlite3.so.0)".</returns>
    public static string Start() => Started.Value;

    private static string Choose()
    {
        var (library, name, version) = SystemNames.Select(Try).FirstOrDefault(found => found.Version > BundledVersion);
        if (library != 0)
        {
            NativeLibrary.SetDllImportResolver(
                typeof(SQLite3Provider_e_sqlite3).Assembly,
                (requested, _, _) => requested == BundledName ? library : 0);
        }

        Batteries_V2.Init();
        return library != 0 ? $"{Readable(version)} ({name})" : $"{Readable(BundledVersion)} (bundled)";
    }

    private static (nint Library, string Name, int Version) Try(string name)
    {
        if (!NativeLibrary.TryLoad(name, out nint library))
            return (0, name, 0);
        return NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out nint export)
            ? (library, name, Marshal.GetDelegateForFunctionPointer<VersionNumber>(export)())
            : (0, name, 0);
    }

    private static string Readable(int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{version / 1_000_000}.{version / 1000 % 1000}.{version % 1000}");
}

// dotnet run tests/mutants.cs -- LIST RESULTS TESTS.dll MINUTES BUDGET [CLASS...]: judges mutants (docs/mutation.md).
// LIST has a mutant per line: its id and its file. TESTS.dll stands beside the assembly that Stryker made, in which all mutants are,
// switched by the static field ActiveMutant. All tests run once without a mutant, which shows what each of them reaches (kept beside
// RESULTS); then every mutant meets the tests that reach it until one fails, first those that are quick and have killed in the same
// file before. Tests of each CLASS are left out. A mutant that has taken BUDGET seconds of CPU and lives has its turn another time.
// RESULTS gets a line for each: id, outcome, test. What is there already is not judged again; a mutant that was begun last and has
// no outcome ended the process. Tests that killed are run again without a mutant before that is noted.
// Exit 0: all judged, or time is over. Exit 75: a mutant did not come to an end, start again. Exit 3: a test that a mutant made fail
// goes on failing without it; nothing is noted.
#:property PublishAot=false
#pragma warning disable CA1031, CA2007
using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;

var (list, results, dll) = (Path.GetFullPath(args[0]), Path.GetFullPath(args[1]), Path.GetFullPath(args[2]));
var end = Stopwatch.StartNew();
var limit = TimeSpan.FromMinutes(double.Parse(args[3], CultureInfo.InvariantCulture));
var budget = double.Parse(args[4], CultureInfo.InvariantCulture);
var folder = Path.GetDirectoryName(dll)!;
AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) =>
{
    var file = Path.Combine(folder, new AssemblyName(wanted.Name).Name + ".dll");
    return File.Exists(file) ? Assembly.LoadFrom(file) : null;
};
Environment.CurrentDirectory = folder;
AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", folder + Path.DirectorySeparatorChar);

var assembly = Assembly.LoadFrom(dll);
var control = Directory
    .GetFiles(folder, "Hustings.*.dll")
    .Select(Assembly.LoadFrom)
    .SelectMany(Types)
    .Single(type => type.Name == "MutantControl");
var active = control.GetField("ActiveMutant")!;
var capture = control.GetField("CaptureCoverage")!;
var reached = control.GetMethod("GetCoverageData")!;
active.SetValue(null, -1);

var known = (File.Exists(results) ? File.ReadAllLines(results) : []).Select(line => line.Split('\t')).ToList();
var judged = known.Where(parts => parts[1] != "Begun").Select(parts => parts[0]).ToHashSet();
if (known.Count > 0 && known[^1] is [var died, "Begun", ..])
{
    Note(died, "Killed", "the process ended");
    judged.Add(died);
}
var open = File.ReadAllLines(list)
    .Select(line => line.Split('\t'))
    .Where(parts => parts[0].Length > 0 && !judged.Contains(parts[0]))
    .ToList();
if (open.Count == 0)
{
    return 0;
}

var cases = Types(assembly)
    .Where(type => !type.IsAbstract && !args[5..].Contains(type.Name))
    .SelectMany(CasesOf)
    .ToList();
Console.WriteLine($"{cases.Count} tests");
var kept = results + ".reach";
var before = (File.Exists(kept) ? File.ReadAllLines(kept) : [])
    .Select(line => line.Split('\t'))
    .ToDictionary(parts => parts[0]);
foreach (var one in cases)
{
    if (before.TryGetValue(one.Name, out var parts))
    {
        one.Seconds = double.Parse(parts[1], CultureInfo.InvariantCulture);
        one.Failure = parts[2].Length == 0 ? null : parts[2];
        one.Reaches.UnionWith(parts[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
        continue;
    }
    _ = reached.Invoke(null, []);
    capture.SetValue(null, true);
    var start = Environment.CpuUsage.TotalTime;
    one.Failure = one.Run();
    one.Seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    capture.SetValue(null, false);
    one.Reaches.UnionWith(((IList<int>[])reached.Invoke(null, [])!).SelectMany(ids => ids));
    File.AppendAllText(
        kept,
        $"{one.Name}\t{one.Seconds.ToString(CultureInfo.InvariantCulture)}\t{one.Failure}\t{string.Join(' ', one.Reaches)}\n"
    );
}
foreach (var one in cases.Where(one => one.Failure is not null))
{
    Console.WriteLine($"fails without any mutant and is left out: {one.Name}: {one.Failure}");
}
var used = cases.Where(one => one.Failure is null).ToList();
Console.WriteLine($"{used.Count} tests used, {used.Sum(one => one.Seconds):0.0} s");
var (wall, cpu) = (Stopwatch.StartNew(), TimeSpan.Zero);
Case? now = null;
var fates = new Dictionary<(Case?, string), (int Met, int Killed)>();
foreach (
    var killer in known.Where(parts => parts[1] == "Killed").Select(parts => used.Find(one => one.Name == parts[2]))
)
{
    // What earlier runs taught; how many each met is not kept.
    var (times, killedBy) = fates.GetValueOrDefault((killer, ""));
    fates[(killer, "")] = (times + 2, killedBy + 1);
}
var killed = new List<(string Id, Case By)>();
foreach (var parts in open)
{
    if (end.Elapsed > limit)
    {
        break;
    }
    var (id, file) = (parts[0], parts[1]);
    var number = int.Parse(id, CultureInfo.InvariantCulture);
    var meeting = used.Where(one => one.Reaches.Contains(number))
        .OrderBy(one => one.Seconds / Chance(one, file))
        .ToList();
    Note(id, "Begun", "");
    var began = Environment.CpuUsage.TotalTime;
    var met = 0;
    Case? failed = null;
    active.SetValue(null, number);
    var work = Task.Factory.StartNew(
        () =>
        {
            for (
                ;
                failed is null && met < meeting.Count && (Environment.CpuUsage.TotalTime - began).TotalSeconds < budget;
                met++
            )
            {
                failed = Fails(meeting[met], file) ? meeting[met] : null;
            }
        },
        TaskCreationOptions.LongRunning
    );
    var late = Late(work);
    active.SetValue(null, -1);
    if (late)
    {
        Note(id, "Timeout", now?.Name ?? "");
        // Most loops end when the mutant is off. One that does not would take the time of all that follow.
        if (!work.Wait(TimeSpan.FromSeconds(60)))
        {
            Environment.Exit(Confirmed() ? 75 : 3);
        }
    }
    else if (failed is not null)
    {
        killed.Add((id, failed));
        if (killed.Count == 25 && !Confirmed())
        {
            return 3;
        }
    }
    else
    {
        Note(id, met == meeting.Count ? "Survived" : "Later", $"{met} of {meeting.Count} tests that reach it");
    }
}
return Confirmed() ? 0 : 3;

// Whether every test that killed passes without a mutant.
bool Confirmed()
{
    foreach (var test in killed.Select(one => one.By).Distinct())
    {
        if (test.Run() is { } alone)
        {
            Console.WriteLine($"fails without a mutant too: {test.Name}: {alone}");
            return false;
        }
    }
    foreach (var (id, by) in killed)
    {
        Note(id, "Killed", by.Name);
    }
    killed.Clear();
    return true;
}

void Note(string id, string outcome, string test) =>
    File.AppendAllText(results, $"{id}\t{outcome}\t{test.ReplaceLineEndings(" ")}\n");

bool Fails(Case one, string file)
{
    (now, wall, cpu) = (one, Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
    var failed = one.Run() is not null;
    foreach (var key in new[] { ((Case?)one, file), (one, "") })
    {
        var (met, killed) = fates.GetValueOrDefault(key);
        fates[key] = (met + 1, killed + (failed ? 1 : 0));
    }
    return failed;
}

// How likely a test is to kill a mutant of a file, by those that it met: in all files, and twice as much in this one.
double Chance(Case one, string file)
{
    var (all, here) = (fates.GetValueOrDefault((one, "")), fates.GetValueOrDefault((one, file)));
    var prior = (all.Killed + 0.5) / (all.Met + 2);
    return (here.Killed + (2 * prior)) / (here.Met + 2);
}

// An endless loop takes CPU, a thing that waits for ever takes none; the machine may be busy with something else.
bool Late(Task work)
{
    while (!work.Wait(100))
    {
        var usual = now?.Seconds ?? 0;
        var taken = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        if (taken > 10 + (20 * usual) || wall.Elapsed.TotalSeconds > 180 + (100 * usual))
        {
            return true;
        }
    }
    return false;
}

static Type[] Types(Assembly assembly)
{
    try
    {
        return assembly.GetTypes();
    }
    catch (ReflectionTypeLoadException e)
    {
        return [.. e.Types.OfType<Type>()];
    }
}

static IEnumerable<Case> CasesOf(Type type)
{
    foreach (var method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public))
    {
        var attributes = method.GetCustomAttributes().ToList();
        if (attributes.Any(a => a.GetType().Name == "FactAttribute"))
        {
            yield return new Case(type, method, []);
        }
        else if (attributes.Any(a => a.GetType().Name == "TheoryAttribute"))
        {
            foreach (var row in attributes.SelectMany(attribute => Rows(type, attribute)))
            {
                yield return new Case(type, method, row);
            }
        }
    }
}

static IEnumerable<object?[]> Rows(Type type, Attribute attribute)
{
    if (attribute.GetType().Name == "InlineDataAttribute")
    {
        yield return (object?[])attribute.GetType().GetProperty("Data")!.GetValue(attribute)!;
    }
    else if (attribute.GetType().Name == "MemberDataAttribute")
    {
        var name = (string)attribute.GetType().GetProperty("MemberName")!.GetValue(attribute)!;
        var holder = (Type?)attribute.GetType().GetProperty("MemberType")!.GetValue(attribute) ?? type;
        var member = holder.GetMember(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.FlattenHierarchy)[
            0
        ];
        var rows = member switch
        {
            PropertyInfo property => property.GetValue(null),
            FieldInfo field => field.GetValue(null),
            _ => ((MethodInfo)member).Invoke(null, null),
        };
        foreach (var row in (IEnumerable)rows!)
        {
            yield return row as object?[]
                ?? (object?[])
                    row.GetType()
                        .GetInterfaces()
                        .First(i => i.Name == "ITheoryDataRow")
                        .GetMethod("GetData")!
                        .Invoke(row, null)!;
        }
    }
}

internal sealed class Case(Type type, MethodInfo method, object?[] row)
{
    public string Name { get; } =
        $"{type.Name}.{method.Name}({string.Join(", ", row.Select(value => value?.ToString()))})"
            .ReplaceLineEndings(" ")
            .Replace('\t', ' ');
    public double Seconds { get; set; }
    public HashSet<int> Reaches { get; } = [];
    public string? Failure { get; set; }

    /// <summary>Why it fails; null if it does not.</summary>
    public string? Run()
    {
        object? test = null;
        try
        {
            test = method.IsStatic ? null : Activator.CreateInstance(type);
            var given = method
                .GetParameters()
                .Select((p, i) => i < row.Length ? Fit(row[i], p.ParameterType) : p.DefaultValue);
            switch (method.Invoke(test, [.. given]))
            {
                case Task task:
                    task.GetAwaiter().GetResult();
                    break;
                case ValueTask task:
                    task.AsTask().GetAwaiter().GetResult();
                    break;
            }
            return null;
        }
        catch (Exception e)
        {
            var inner = e is TargetInvocationException { InnerException: { } cause } ? cause : e;
            var words = inner.Message.ReplaceLineEndings(" ").Replace('\t', ' ');
            return $"{inner.GetType().Name}: {words[..Math.Min(words.Length, 300)]}";
        }
        finally
        {
            (test as IDisposable)?.Dispose();
        }
    }

    private static object? Fit(object? value, Type wanted) =>
        value is IConvertible && wanted.IsPrimitive && value.GetType() != wanted
            ? Convert.ChangeType(value, wanted, CultureInfo.InvariantCulture)
            : value;
}

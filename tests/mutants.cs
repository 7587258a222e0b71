// dotnet run tests/mutants.cs -- LIST RESULTS TESTS.dll MINUTES SLOWEST [CLASS...]: judges mutants (docs/mutation.md).
// LIST has the id of one mutant per line. TESTS.dll stands beside the assembly that Stryker made, in which all mutants are,
// switched by the static field ActiveMutant. All tests run once without a mutant; then every mutant meets them, quickest first, until
// one fails. Tests that take more than SLOWEST milliseconds, and those of each CLASS, are left out. RESULTS gets a line for each: id, outcome, test.
// What is there already is not judged again; a mutant that was begun and has no outcome ended the process.
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
var slowest = double.Parse(args[4], CultureInfo.InvariantCulture);
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
    .Single(type => type.Name == "MutantControl")
    .GetField("ActiveMutant")!;
control.SetValue(null, -1);

var cases = Types(assembly)
    .Where(type => !type.IsAbstract && !args[5..].Contains(type.Name))
    .SelectMany(CasesOf)
    .ToList();
Console.WriteLine($"{cases.Count} tests");
foreach (var one in cases)
{
    var time = Stopwatch.StartNew();
    one.Failure = one.Run();
    one.Milliseconds = time.Elapsed.TotalMilliseconds;
    if (one.Failure is not null)
    {
        Console.WriteLine($"fails without any mutant and is left out: {one.Name}: {one.Failure}");
    }
}
var used = cases
    .Where(one => one.Failure is null && one.Milliseconds <= slowest)
    .OrderBy(one => one.Milliseconds)
    .ToList();
var whole = used.Sum(one => one.Milliseconds);
Console.WriteLine(
    $"{used.Count} tests used, {whole / 1000:0.0} s; left out as slow: {cases.Count(one => one.Milliseconds > slowest)}"
);
var watch = Stopwatch.StartNew();
Case? now = null;

var known = (File.Exists(results) ? File.ReadAllLines(results) : []).Select(line => line.Split('\t')).ToList();
var judged = known.Where(parts => parts[1] != "Begun").Select(parts => parts[0]).ToHashSet();
foreach (var died in known.Select(parts => parts[0]).Distinct().Where(id => !judged.Contains(id)).ToList())
{
    Note(died, "Killed", "the process ended");
    judged.Add(died);
}
foreach (var id in File.ReadAllLines(list).Where(id => id.Length > 0 && !judged.Contains(id)))
{
    if (end.Elapsed > limit)
    {
        return 0;
    }
    Note(id, "Begun", "");
    control.SetValue(null, int.Parse(id, CultureInfo.InvariantCulture));
    Case? failed = null;
    var work = Task.Factory.StartNew(() => failed = used.Find(Fails), TaskCreationOptions.LongRunning);
    var late = Late(work);
    control.SetValue(null, -1);
    if (late)
    {
        Note(id, "Timeout", "");
        // Most loops end when the mutant is off. One that does not would take the time of all that follow.
        if (!work.Wait(TimeSpan.FromSeconds(20)))
        {
            Environment.Exit(75);
        }
        continue;
    }
    if (failed?.Run() is { } alone)
    {
        Console.WriteLine($"fails without a mutant too: {failed.Name}: {alone}");
        return 3;
    }
    Note(id, failed is null ? "Survived" : "Killed", failed?.Name ?? "");
}
return 0;

void Note(string id, string outcome, string test) =>
    File.AppendAllText(results, $"{id}\t{outcome}\t{test.ReplaceLineEndings(" ")}\n");

bool Fails(Case one)
{
    (now, watch) = (one, Stopwatch.StartNew());
    return one.Run() is not null;
}

bool Late(Task work)
{
    while (!work.Wait(100))
    {
        if (watch.Elapsed.TotalMilliseconds > 10_000 + 20 * (now?.Milliseconds ?? 0))
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
        var member = type.GetMember(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.FlattenHierarchy)[0];
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
    public string Name => $"{type.Name}.{method.Name}({string.Join(", ", row.Select(value => value?.ToString()))})";
    public double Milliseconds { get; set; }
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
            (test as IDisposable)?.Dispose();
            return null;
        }
        catch (Exception e)
        {
            var inner = e is TargetInvocationException { InnerException: { } cause } ? cause : e;
            return $"{inner.GetType().Name}: {inner.Message.ReplaceLineEndings(" ")}";
        }
    }

    private static object? Fit(object? value, Type wanted) =>
        value is IConvertible && wanted.IsPrimitive && value.GetType() != wanted
            ? Convert.ChangeType(value, wanted, CultureInfo.InvariantCulture)
            : value;
}

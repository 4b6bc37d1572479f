using System.Globalization;
using Strawberry.Errors;
using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>Checks that a constant, as a default value is, coerces to an input type.</summary>
internal sealed class ConstLiteralChecker
{
    private readonly List<string> _path = [];
    private readonly Action<string, string> _report;

    private ConstLiteralChecker(Action<string, string> report) => _report = report;

    /// <summary>
    /// Calls <paramref name="report"/> for each problem with where it is (<c>.list[0].field</c>, empty for the whole value) and
    /// what it is.
    /// </summary>
    public static void Check(ValueNode value, SchemaType type, Action<string, string> report) =>
        new ConstLiteralChecker(report).Check(value, type);

    private void Check(ValueNode value, SchemaType type)
    {
        if (value is NullValueNode)
        {
            if (!type.IsNullable)
            {
                Report($"Expected value of non-null type \"{type}\" not to be null.");
            }

            return;
        }

        switch (type.NullableType)
        {
            case ListType list:
                CheckList(value, list);
                break;
            case InputObjectType input:
                CheckObject(value, input);
                break;
            case ScalarType scalar when SpecifiedScalarLiterals.Check(scalar, value) is { } problem:
                Report(problem);
                break;
            case EnumType @enum when EnumLiterals.Check(@enum, value) is { } problem:
                Report(problem);
                break;
        }
    }

    private void CheckList(ValueNode value, ListType type)
    {
        if (value is not ListValueNode list)
        {
            Check(value, type.ItemType);
            return;
        }

        for (var i = 0; i < list.Values.Length; i++)
        {
            _path.Add(string.Create(CultureInfo.InvariantCulture, $"[{i}]"));
            Check(list.Values[i], type.ItemType);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void CheckObject(ValueNode value, InputObjectType type)
    {
        if (value is not ObjectValueNode given)
        {
            Report($"Expected value of type \"{type}\" to be an object, found: {Printer.Print(value)}.");
            return;
        }

        foreach (var field in type.Fields)
        {
            if (given.Fields.LastOrDefault(f => f.Name.Value == field.Name) is { } node)
            {
                _path.Add("." + field.Name);
                Check(node.Value, field.Type);
                _path.RemoveAt(_path.Count - 1);
            }
            else if (field.IsRequired)
            {
                Report($"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {Printer.Print(value)}.");
            }
        }

        var known = new List<ObjectFieldNode>();
        foreach (var node in given.Fields)
        {
            if (type.GetField(node.Name.Value) is not null)
            {
                known.Add(node);
                continue;
            }

            var suggestion = DidYouMean.Suggest(node.Name.Value, type.Fields.Select(f => f.Name));
            var found = suggestion.Length > 0 ? $".{suggestion} Found" : ", found";
            Report($"Expected value of type \"{type}\" not to include unknown field \"{node.Name}\"{found}: {Printer.Print(value)}.");
        }

        if (type.IsOneOf)
        {
            CheckOneOf(known, type);
        }
    }

    private void CheckOneOf(List<ObjectFieldNode> given, InputObjectType type)
    {
        var problem = $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, and the value for that field must be non-null.";
        if (given.Count != 1)
        {
            Report(problem);
        }
        else if (given[0].Value is NullValueNode)
        {
            _path.Add("." + given[0].Name.Value);
            Report(problem);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void Report(string problem) => _report(string.Concat(_path), problem);
}

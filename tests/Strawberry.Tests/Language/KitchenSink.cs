namespace Strawberry.Tests.Language;

/// <summary>Documents that hold every construct of the grammar, and how graphql-js 17 prints them.</summary>
internal static class KitchenSink
{
    /// <summary>An executable document.</summary>
    public const string Query =
        """""""
        # What every construct of an executable document looks like.
        "Everything at once."
        query everything($id: ID!, $site: Site = MOBILE @onVariable(deep: [1, {a: "b"}]), $tags: [[String!]!] = [["a"], []]) @onQuery {
          whoever: node(id: [123, 456]) {
            id
            ... on User @onInlineFragment {
              field2 {
                id
                alias: field1(first: 10, after: $tags) @include(if: $yes) { id, ...frag @onSpread(named: TRUE) }
              }
            }
            ... @skip(unless: $foo) { id }
            ... { id }
          }
          numbers(int: -0, big: 123456789012345678901234567890, float: -1.5e-10, exponent: 6E+2)
          names(true: true, false: false, null: null, on: on, type: type, query: query)
          texts(plain: "a\tb\u0041\u{1F600}\uD83D\uDE00 \"é\" \\ \/", empty: "", block: """

              first
                "second" and \"""
              third
          """, emptyBlock: """   """)
          lists(empty: [], one: [1], many: [1, 2.5, $id, [ENUM]], emptyObject: {}, object: {key: "value", nested: {a: {b: [{c: $id}]}}})
          long(first: "a long argument that does not", second: "fit on the same line with the other", third: 1)
          longList(values: ["one rather long string", "another rather long string", "and a third one of about that size", 4])
          longObject(value: {first: "one rather long string", second: "another rather long string", third: ["x", "y", 1234567890]})
        }

        mutation like @onMutation { like(story: 123) @onField { story { id @onField } } }

        """
        A description
        of a subscription
        """
        subscription watch(
          "the input"
          $input: Input @onVariable,
          $b: Int) @onSubscription {
          watch(input: $input) { story { likers { count } text } }
        }

        "Of a fragment" fragment frag on Friend @onFragment {
          foo(size: $size, bar: $b, obj: {key: "value", block: """
              block string uses \"""
          """})
        }

        query ($a: Int) { unnamed }

        query { __typename }

        { unnamed(truthy: true), query }
        """"""";

    /// <summary>The executable document, printed.</summary>
    public const string PrintedQuery =
        """""""
        "Everything at once."
        query everything($id: ID!, $site: Site = MOBILE @onVariable(deep: [1, { a: "b" }]), $tags: [[String!]!] = [["a"], []]) @onQuery {
          whoever: node(id: [123, 456]) {
            id
            ... on User @onInlineFragment {
              field2 {
                id
                alias: field1(first: 10, after: $tags) @include(if: $yes) {
                  id
                  ...frag @onSpread(named: TRUE)
                }
              }
            }
            ... @skip(unless: $foo) {
              id
            }
            ... {
              id
            }
          }
          numbers(
            int: -0
            big: 123456789012345678901234567890
            float: -1.5e-10
            exponent: 6E+2
          )
          names(true: true, false: false, null: null, on: on, type: type, query: query)
          texts(
            plain: "a\tbA😀😀 \"é\" \\ /"
            empty: ""
            block: """
            first
              "second" and \"""
            third
            """
            emptyBlock: """"""
          )
          lists(
            empty: []
            one: [1]
            many: [1, 2.5, $id, [ENUM]]
            emptyObject: {  }
            object: { key: "value", nested: { a: { b: [{ c: $id }] } } }
          )
          long(
            first: "a long argument that does not"
            second: "fit on the same line with the other"
            third: 1
          )
          longList(
            values: [
              "one rather long string"
              "another rather long string"
              "and a third one of about that size"
              4
            ]
          )
          longObject(
            value: {
              first: "one rather long string"
              second: "another rather long string"
              third: ["x", "y", 1234567890]
            }
          )
        }

        mutation like @onMutation {
          like(story: 123) @onField {
            story {
              id @onField
            }
          }
        }

        """
        A description
        of a subscription
        """
        subscription watch(
        "the input"
        $input: Input @onVariable
        $b: Int
        ) @onSubscription {
          watch(input: $input) {
            story {
              likers {
                count
              }
              text
            }
          }
        }

        "Of a fragment"
        fragment frag on Friend @onFragment {
          foo(
            size: $size
            bar: $b
            obj: { key: "value", block: """
            block string uses \"""
            """ }
          )
        }

        query ($a: Int) {
          unnamed
        }

        {
          __typename
        }

        {
          unnamed(truthy: true)
          query
        }
        """"""";

    /// <summary>A type system document.</summary>
    public const string Schema =
        """""""
        """
        The schema.
        """
        schema @onSchema(arg: 1) { query: QueryType mutation: MutationType subscription: Sub }

        """
        Multi-line
          description of `Foo`
        """
        type Foo implements Bar & Baz & Two @onObject {
          "one" one: Type
          """
          Of a field
          """
          two("of an argument" argument: InputType!): Type
          three(argument: InputType, other: String): Int
          four(argument: String = "string"): String @deprecated(reason: "No \"longer\"")
          five(argument: [String] = ["string", "string"]): [[Int!]!]!
          six(argument: InputType = {key: "value", list: [1, 2], no: null}): Type
          seven(argument: Int = null, """
            block
            description
          """ second: Int @onArgument): Type
        }

        type Annotated @onObject(arg: "value") { field(arg: Type = "default" @onArgument): Type @onField }

        type Empty
        type implements implements & A & B { type: Int, implements: Int, on: on }

        extend type Foo { seven(argument: [String]): Type }
        extend type Foo @onType
        extend type Foo implements & X & Y

        interface Bar { one: Type four(argument: String = "string"): String }
        interface AnnotatedInterface implements Bar & Two @onInterface { annotated(arg: Type @onArg): Type }
        interface Undefined
        extend interface Bar implements Two { two(argument: InputType!): Type }
        extend interface Bar @onInterface

        "A union" union Feed =
          | Story
          | Article
          | Advert
        union AnnotatedUnion @onUnion = A | B
        union UndefinedUnion
        extend union Feed = Photo | Video
        extend union Feed @onUnion

        scalar CustomScalar @specifiedBy(url: "https://example.com")
        scalar Plain
        extend scalar CustomScalar @onScalar

        enum Site {
          "Description" DESKTOP
          """Block""" MOBILE @onValue(a: 1) @b
          VR,
        }
        enum UndefinedEnum @onEnum
        extend enum Site { AR }
        extend enum Site @onEnum

        input InputType @oneOf { key: String! "answer" answer: Int = 42 @onInput list: [Int] = [1, 2, 3] on: E = on }
        input UndefinedInput
        extend input InputType { other: Float = 1.23e4 @onInputField }
        extend input InputType @onInput

        "skips"
        directive @skip(if: Boolean! @onArg) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @include2("described" if: Boolean!, other: Int = 1) repeatable on
          | FIELD
          | FRAGMENT_SPREAD
        directive @everywhere on QUERY | MUTATION | SUBSCRIPTION | FIELD | FRAGMENT_DEFINITION | FRAGMENT_SPREAD | INLINE_FRAGMENT | VARIABLE_DEFINITION | SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION

        extend schema @link(url: "x")
        extend schema { subscription: SubscriptionType }
        """"""";

    /// <summary>The type system document, printed.</summary>
    public const string PrintedSchema =
        """""""
        """The schema."""
        schema @onSchema(arg: 1) {
          query: QueryType
          mutation: MutationType
          subscription: Sub
        }

        """
        Multi-line
          description of `Foo`
        """
        type Foo implements Bar & Baz & Two @onObject {
          "one"
          one: Type
          """Of a field"""
          two(
            "of an argument"
            argument: InputType!
          ): Type
          three(argument: InputType, other: String): Int
          four(argument: String = "string"): String @deprecated(reason: "No \"longer\"")
          five(argument: [String] = ["string", "string"]): [[Int!]!]!
          six(argument: InputType = { key: "value", list: [1, 2], no: null }): Type
          seven(
            argument: Int = null
            """
            block
            description
            """
            second: Int @onArgument
          ): Type
        }

        type Annotated @onObject(arg: "value") {
          field(arg: Type = "default" @onArgument): Type @onField
        }

        type Empty

        type implements implements A & B {
          type: Int
          implements: Int
          on: on
        }

        extend type Foo {
          seven(argument: [String]): Type
        }

        extend type Foo @onType

        extend type Foo implements X & Y

        interface Bar {
          one: Type
          four(argument: String = "string"): String
        }

        interface AnnotatedInterface implements Bar & Two @onInterface {
          annotated(arg: Type @onArg): Type
        }

        interface Undefined

        extend interface Bar implements Two {
          two(argument: InputType!): Type
        }

        extend interface Bar @onInterface

        "A union"
        union Feed = Story | Article | Advert

        union AnnotatedUnion @onUnion = A | B

        union UndefinedUnion

        extend union Feed = Photo | Video

        extend union Feed @onUnion

        scalar CustomScalar @specifiedBy(url: "https://example.com")

        scalar Plain

        extend scalar CustomScalar @onScalar

        enum Site {
          "Description"
          DESKTOP
          """Block"""
          MOBILE @onValue(a: 1) @b
          VR
        }

        enum UndefinedEnum @onEnum

        extend enum Site {
          AR
        }

        extend enum Site @onEnum

        input InputType @oneOf {
          key: String!
          "answer"
          answer: Int = 42 @onInput
          list: [Int] = [1, 2, 3]
          on: E = on
        }

        input UndefinedInput

        extend input InputType {
          other: Float = 1.23e4 @onInputField
        }

        extend input InputType @onInput

        "skips"
        directive @skip(if: Boolean! @onArg) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        directive @include2(
          "described"
          if: Boolean!
          other: Int = 1
        ) repeatable on FIELD | FRAGMENT_SPREAD

        directive @everywhere on QUERY | MUTATION | SUBSCRIPTION | FIELD | FRAGMENT_DEFINITION | FRAGMENT_SPREAD | INLINE_FRAGMENT | VARIABLE_DEFINITION | SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION

        extend schema @link(url: "x")

        extend schema {
          subscription: SubscriptionType
        }
        """"""";
}
